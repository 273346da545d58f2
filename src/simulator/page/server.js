async function ask(path, body) {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/page${path}`, options).catch(() => {
    throw new Error('连不上，演示还开着吗？');
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `出错了（${response.status}）`);
  return answer;
}

const base64Of = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(',')[1] ?? '');
    reader.onerror = () => reject(new Error('这张图片读不出来'));
    reader.readAsDataURL(file);
  });

/** What the page asks of the simulator; a refusal is an Error whose message is meant for the member. */
export const server = {
  state: () => ask('/state'),
  chat: (userid) => ask(`/chats/${encodeURIComponent(userid)}`),
  say: (userid, text) => ask('/say', { userid, text }),
  click: (userid, bubble, key, selected) => ask('/click', { userid, bubble, key, selected }),
  menu: (userid, key, type, value) => ask('/menu', { userid, key, type, value }),
  picture: async (userid, file) =>
    ask('/picture', { userid, filename: file.name, contentType: file.type, data: await base64Of(file) }),
  place: (userid, label) => ask('/place', { userid, label }),
  read: (userid, upTo) => ask('/read', { userid, upTo }),
  jump: (jump) => ask('/clock', jump),
  halt: () => ask('/clock/halt', {}),
};

/** Live news; `handlers` are called by the name of the event with its data, `online(true|false)` by the connection. */
export function listen(after, handlers) {
  const source = new EventSource(`/page/stream?after=${after}`);
  source.onopen = () => handlers.online(true);
  source.onerror = () => handlers.online(false);
  for (const name of ['hello', 'bubble', 'read', 'clock', 'menu']) {
    source.addEventListener(name, (event) => handlers[name]?.(JSON.parse(event.data)));
  }
}

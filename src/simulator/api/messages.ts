import { cardWords, greyButton, isObject, textAt } from '../card-words.ts';
import type { JsonObject } from '../chats.ts';
import { issueResponseCode, type World } from '../world.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall, Endpoints } from './endpoint.ts';
import { readContent, readerOf } from './message-content.ts';
import { invalidFields, type Receivers, receiversOf } from './receivers.ts';
import { createDuplicates, createQuota } from './sending.ts';
import { callsBack, checkCard } from './template-card.ts';

const RECALL_MS = 86_400_000;

/** message/send, message/update_template_card and message/recall. */
export function messageEndpoints(world: World): Endpoints {
  const quota = createQuota(world);
  const duplicates = createDuplicates<JsonObject>(world);

  function deliver(msgtype: string, body: JsonObject, receivers: Receivers): JsonObject {
    const shown = readContent(world, msgtype, body);
    const card = shown.content && msgtype === 'template_card' ? shown.content : null;
    const taskId = card && callsBack(card) ? textAt(card, 'task_id') : null;
    if (taskId !== null && world.chats.withTask(taskId).length > 0)
      throw new ApiError(42014, { detail: 'task_id already used' });
    quota.charge(receivers.users.length);
    const msgid = world.random.letters(86);
    for (const userid of receivers.users) {
      if (quota.admit(userid))
        world.chats.add({ userid, direction: 'to-member', kind: 'push', msgtype, msgid, ...shown });
    }
    const code = taskId === null ? {} : { response_code: issueResponseCode(world, taskId) };
    return { ...invalidFields(receivers), msgid, ...code };
  }

  return {
    'message/send': {
      method: 'POST',
      run(call) {
        const body = call.json();
        if (/\\u[0-9a-f]{4}/i.test(call.raw.toString('utf8'))) throw new ApiError(40033);
        checkAgent(world, body.agentid);
        readerOf(body.msgtype);
        const receivers = receiversOf(world, body);
        const { enable_duplicate_check: check, duplicate_check_interval: interval, ...rest } = body;
        if (check !== 1) return deliver(String(body.msgtype), body, receivers);
        const request = JSON.stringify(rest);
        const earlier = duplicates.find(request);
        if (earlier) return earlier;
        const answer = deliver(String(body.msgtype), body, receivers);
        duplicates.remember(request, answer, Number(interval ?? 0));
        return answer;
      },
    },
    'message/update_template_card': { method: 'POST', run: (call) => updateCard(world, call) },
    'message/recall': {
      method: 'POST',
      run(call) {
        const msgid = textAt(call.json(), 'msgid');
        if (msgid === '') throw new ApiError(40063, { detail: 'msgid' });
        const recalled = world.chats.withMsgid(msgid);
        const first = recalled[0];
        if (!first || world.now().getTime() - first.at.getTime() > RECALL_MS) throw new ApiError(40058);
        for (const bubble of recalled) world.chats.change(bubble.id, { recalled: true });
        return {};
      },
    },
  };
}

/** @throws ApiError 41011, 40056 or 301002 */
function checkAgent(world: World, agentid: unknown): void {
  if (agentid === undefined || agentid === '') throw new ApiError(41011);
  if (!Number.isInteger(Number(agentid))) throw new ApiError(40056);
  if (Number(agentid) !== world.agentId) throw new ApiError(301002);
}

/** Replaces a card, or greys its buttons, for some or all of those who got it; each code works once. */
function updateCard(world: World, call: ApiCall): JsonObject {
  const body = call.json();
  checkAgent(world, body.agentid);
  const code = world.responseCodes.get(textAt(body, 'response_code'));
  if (!code || code.expires.getTime() <= world.now().getTime()) throw new ApiError(60140);
  const card = isObject(body.template_card) ? body.template_card : null;
  const label = textAt(body, 'button.replace_name');
  if (!card && label === '') throw new ApiError(40063, { detail: 'button or template_card' });
  // The task stays the one of the card that is replaced.
  if (card) checkCard(world, { ...card, task_id: code.taskId });
  world.responseCodes.delete(textAt(body, 'response_code'));
  const wanted = Array.isArray(body.userids) && body.atall !== 1 ? body.userids.map(String) : null;
  const invalid = (wanted ?? [])
    .filter((userid) => !world.directory.reachable(userid))
    .map((userid) => userid.toLowerCase());
  const asked = wanted && new Set(wanted.map((userid) => userid.toLowerCase()));
  for (const bubble of world.chats.withTask(code.taskId)) {
    if (asked && !asked.has(bubble.userid.toLowerCase())) continue;
    const content = card ? { ...card, task_id: code.taskId } : greyButton(bubble.content ?? {}, label);
    world.chats.change(bubble.id, { content, text: cardWords(content) });
  }
  return { invaliduser: invalid };
}

import { WeComError } from '../errors.ts';
import type { WeComClient } from '../wecom/client.ts';
import { bad, type Finding, ok, warn } from './finding.ts';

const TRUSTED_IP = '打开应用 → 最下面“企业可信IP” → 配置，填';
/** What to do about what WeCom answers. Source: document/path/90313. */
const REMEDIES: Readonly<Record<number, string>> = {
  40001: 'WECOM_SECRET 不对：打开应用，重新查看 Secret。连错多次，企业微信会封这个 IP 一小时',
  40013: 'WECOM_CORP_ID 不对：管理后台 → 我的企业 → 企业ID',
  40056: 'WECOM_AGENT_ID 不对：管理后台 → 应用管理 → 打开应用，看“AgentId”',
  45009: '接口调用超过了限额：过一会儿（最多到明天零点）再查，看看是不是有别的程序在用同一个应用',
  41004: '没有填 WECOM_SECRET',
  48002: '应用没有这个接口的权限：打开应用 → 查看可见范围和接口权限',
  50003: '应用被停用了：管理后台 → 应用管理 → 打开应用 → 启用',
  60011: '应用看不到这个部门：打开应用 → 可见范围，把店里的部门都选上',
  301002: 'WECOM_SECRET 和 WECOM_AGENT_ID 不是同一个应用的',
};

/** The address of ours that WeCom names in its answer. */
const addressIn = (message: string): string => /from ip: ([\d.a-f:]+)/i.exec(message)?.[1] ?? '这台机器的出口 IP';

function trouble(what: string, error: unknown): Finding {
  if (!(error instanceof WeComError)) throw error;
  const { code, message } = error;
  if (code === null)
    return bad(`${what}：连不上企业微信（${message}）`, '检查网络、DNS 和防火墙；地址在 WECOM_API_BASE');
  if (code === 60020) return bad(`${what}：IP 不在白名单（60020）`, `${TRUSTED_IP} ${addressIn(message)}`);
  return bad(
    `${what}：企业微信回 ${code}`,
    REMEDIES[code] ?? `查错误码：https://open.work.weixin.qq.com/devtool/query?e=${code}`,
  );
}

/** Token, app and members as WeCom shows them to this app; what depends on something broken is not tried. */
export async function examinePlatform(
  client: Pick<WeComClient, 'app' | 'departments' | 'members' | 'callbackIps'>,
  admins: readonly string[],
): Promise<Finding[]> {
  try {
    // The first call fetches the token, too.
    await client.callbackIps();
  } catch (error) {
    return [trouble('取 access_token', error)];
  }
  const found: Finding[] = [ok('access_token 取到了，可信IP 没问题')];
  try {
    const app = await client.app();
    found.push(app.closed ? bad(`应用“${app.name}”被停用了`, REMEDIES[50003] ?? '') : ok(`应用“${app.name}”可用`));
  } catch (error) {
    found.push(trouble('查看应用', error));
  }
  try {
    const departments = await client.departments();
    const members = (await Promise.all(departments.map(({ id }) => client.members(id)))).flat();
    const active = members.filter(({ status }) => status === 'active');
    const leaders = members.filter(({ leads }) => leads.length > 0);
    found.push(
      active.length === 0
        ? bad('可见范围里没有已激活的成员', '打开应用 → 可见范围，把店里的部门都选上；成员要先登录过企业微信')
        : ok(`可见范围：${departments.length} 个部门、${active.length} 位已激活的成员`),
    );
    if (active.length > 0 && leaders.length === 0)
      found.push(warn('没有一个部门设了负责人，就没人收到团队小结', '管理后台 → 通讯录 → 部门 → 设置部门负责人'));
    const known = new Set(members.map(({ userId }) => userId.toLowerCase()));
    const strangers = admins.filter((admin) => !known.has(admin.toLowerCase()));
    if (strangers.length > 0)
      found.push(
        bad(`管理员 ${strangers.join('、')} 不在可见范围里`, '检查 ADMIN_USERIDS 的账号，或把他们加进可见范围'),
      );
  } catch (error) {
    found.push(trouble('读取成员', error));
  }
  return found;
}

import { type Env, parseEnv, type RawEnv } from '../env.ts';
import { ConfigError } from '../errors.ts';
import { withFiles } from '../start/environment.ts';
import { bad, type Finding, ok, warn } from './finding.ts';

/** Where each setting of the app stands in the console. */
const WHERE: Readonly<Record<string, string>> = {
  WECOM_CORP_ID: '管理后台 → 我的企业 → 企业信息，最下面的“企业ID”',
  WECOM_AGENT_ID: '管理后台 → 应用管理 → 自建 → 打开应用，“AgentId”',
  WECOM_SECRET: '管理后台 → 应用管理 → 自建 → 打开应用，“Secret”点查看，会发到你的企业微信里',
  WECOM_CALLBACK_TOKEN: '打开应用 → 接收消息 → 设置API接收，“Token”点随机获取',
  WECOM_ENCODING_AES_KEY: '打开应用 → 接收消息 → 设置API接收，“EncodingAESKey”点随机获取，43 位',
};

/** Reads the settings as `npm start` would. @returns env null when it could not start with them */
export function examineSettings(raw: RawEnv): { findings: readonly Finding[]; env: Env | null } {
  try {
    const env = parseEnv(withFiles(raw));
    const admins =
      env.ADMIN_USERIDS.length > 0
        ? []
        : [
            warn(
              '没有管理员（ADMIN_USERIDS 是空的）',
              '填上至少一位的账号：管理后台 → 通讯录 → 成员 → 账号，多位用逗号隔开',
            ),
          ];
    return { findings: [ok('配置齐全'), ...admins], env };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.problems.map((problem) => {
      const key = problem.split(' ')[0] ?? '';
      if (problem.includes('cannot be read')) return bad(`${key} 指的文件读不了`, `看路径和权限：${problem}`);
      const state = problem.includes('is missing') ? '没有填' : '填得不对';
      return bad(`${key} ${state}`, WHERE[key] ?? problem);
    });
    return { findings, env: null };
  }
}

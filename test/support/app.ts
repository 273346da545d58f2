/** The keys of the tests' WeCom app. */
export const app = {
  corpId: 'wwpath0000000001',
  agentId: 1000002,
  secret: 'secret-of-the-path-tests-0123456789',
  callbackToken: 'pathToken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

/** The simulated company and app of these tests. */
export const keys = { corpId: 'wwtest', agentId: 1_000_002, secret: 'app-secret' };

import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';
import { type Endpoints, numberFrom } from './endpoint.ts';

/** agent/get, and the addresses the platform calls from and answers at: here both are this machine. */
export function appEndpoints(world: World): Endpoints {
  return {
    'agent/get': {
      method: 'GET',
      run({ query }) {
        const agentid = numberFrom(query, 'agentid');
        if (agentid === null) throw new ApiError(41011);
        if (agentid !== world.agentId) throw new ApiError(301002);
        const users = world.directory.users.filter((user) => user.visible !== false);
        return {
          agentid,
          name: world.settings.appName,
          square_logo_url: '',
          description: '',
          allow_userinfos: { user: users.map(({ userid }) => ({ userid })) },
          allow_partys: { partyid: [] },
          allow_tags: { tagid: [] },
          close: 0,
          redirect_domain: '',
          report_location_flag: 0,
          isreportenter: 0,
          home_url: '',
        };
      },
    },
    getcallbackip: { method: 'GET', onError: { ip_list: [] }, run: () => ({ ip_list: ['127.0.0.1'] }) },
    get_api_domain_ip: { method: 'GET', onError: { ip_list: [] }, run: () => ({ ip_list: ['127.0.0.1'] }) },
  };
}

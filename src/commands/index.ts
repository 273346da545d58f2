import { agenda } from './agenda/index.ts';
import { answer } from './answer/index.ts';
import { approve } from './approve/index.ts';
import { audit } from './audit/index.ts';
import { cards } from './cards/index.ts';
import { choose } from './choose/index.ts';
import { clear } from './clear/index.ts';
import type { Command } from './command.ts';
import { complaint } from './complaint/index.ts';
import { details } from './details/index.ts';
import { doNotContact } from './do-not-contact/index.ts';
import { event } from './event/index.ts';
import { explain } from './explain/index.ts';
import { exportCustomer } from './export/index.ts';
import { failed } from './failed/index.ts';
import { find } from './find/index.ts';
import { forget } from './forget/index.ts';
import { handover } from './handover/index.ts';
import { help } from './help/index.ts';
import { history } from './history/index.ts';
import { listTime } from './list-time/index.ts';
import { merge } from './merge/index.ts';
import { more } from './more/index.ts';
import { pending } from './pending/index.ts';
import { picture } from './picture/index.ts';
import { plan } from './plan/index.ts';
import { points } from './points/index.ts';
import { quiet } from './quiet/index.ts';
import { reject } from './reject/index.ts';
import { rename } from './rename/index.ts';
import { report } from './report/index.ts';
import { rest } from './rest/index.ts';
import { script } from './script/index.ts';
import { settings } from './settings/index.ts';
import { story } from './story/index.ts';
import { undo } from './undo/index.ts';
import { value } from './value/index.ts';

/** Everything a member can ask. Order is precedence: the first that understands a message gets it. */
export const commands: readonly Command[] = [
  choose,
  answer,
  undo,
  help,
  more,
  cards,
  complaint,
  failed,
  event,
  points,
  approve,
  reject,
  pending,
  quiet,
  settings,
  listTime,
  rest,
  explain,
  report,
  agenda,
  handover,
  script,
  merge,
  clear,
  rename,
  doNotContact,
  value,
  forget,
  audit,
  exportCustomer,
  history,
  story,
  details,
  plan,
  picture,
  find,
];

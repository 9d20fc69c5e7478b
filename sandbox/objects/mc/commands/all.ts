import type { Command } from "../command";
import { adminGroupCommands } from "./admin-group";
import { adminPolicyCommands } from "./admin-policy";
import { adminServiceAccountCommands } from "./admin-svcacct";
import { adminUserCommands } from "./admin-user";
import { aliasCommands } from "./alias";
import { anonymousCommands } from "./anonymous";
import { bucketSettingCommands } from "./bucket-settings";
import { cat, head } from "./cat";
import { cp, mv } from "./cp";
import { diff } from "./diff";
import { du } from "./du";
import { find } from "./find";
import { ilmCommands } from "./ilm";
import { lockCommands } from "./lock";
import { ls } from "./ls";
import { mb } from "./mb";
import { mirror } from "./mirror";
import { pipe } from "./pipe";
import { rb } from "./rb";
import { rm } from "./rm";
import { shareCommands } from "./share";
import { stat } from "./stat";
import { tagCommands } from "./tag";
import { tree } from "./tree";
import { undo } from "./undo";
import { versionCommands } from "./version";

/** Every command that the console knows. */
export const COMMANDS: readonly Command[] = [
  ...[cat, cp, diff, du, find, head, ls, mb, mirror, mv, pipe, rb, rm, stat, tree, undo],
  ...adminGroupCommands,
  ...adminPolicyCommands,
  ...adminServiceAccountCommands,
  ...adminUserCommands,
  ...aliasCommands,
  ...anonymousCommands,
  ...bucketSettingCommands,
  ...ilmCommands,
  ...lockCommands,
  ...shareCommands,
  ...tagCommands,
  ...versionCommands,
];

import { loadQuickJs } from "../load";
import type { ProgramAsk } from "../program-messages";
import { servePrograms } from "../serve-programs";

const answer = servePrograms(loadQuickJs, (message) => self.postMessage(message));
self.addEventListener("message", (event: MessageEvent<ProgramAsk>) => void answer(event.data));

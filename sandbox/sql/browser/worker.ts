import { serveRoom } from "../serve-room";
import type { Ask } from "../worker-messages";

const answer = serveRoom((message) => self.postMessage(message));
self.addEventListener("message", (event: MessageEvent<Ask>) => void answer(event.data));

import type { EngineAsk } from "../../engine-messages";
import { serveEngine } from "../../serve-engine";
import { objectsEngine } from "../objects-engine";

const answer = serveEngine(objectsEngine(), (message) => self.postMessage(message));
self.addEventListener("message", (event: MessageEvent<EngineAsk>) => void answer(event.data));

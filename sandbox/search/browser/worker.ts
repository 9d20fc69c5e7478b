import type { EngineAsk } from "../../engine-messages";
import { serveEngine } from "../../serve-engine";
import { searchEngine } from "../search-engine";

const answer = serveEngine(searchEngine(), (message) => self.postMessage(message));
self.addEventListener("message", (event: MessageEvent<EngineAsk>) => void answer(event.data));

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

// A mail provider that takes everything and answers in 50 ms. It keeps when it answered for which message, and the
// newest mail, so that others can send the same bytes. Started as a process of its own by `slow-provider.ts`.
const ANSWER_MS = 50;
const MESSAGE_ID = /"custom_args":\{"n":"([0-9a-f-]{36})"\}/;

let answered: [id: string, at: number][] = [];
let newest = "";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (request.method === "POST") take(Buffer.concat(chunks).toString("latin1"), response);
    else show(request, response);
  });
});

function take(body: string, response: ServerResponse) {
  const id = MESSAGE_ID.exec(body)?.[1] ?? "";
  newest = body;
  setTimeout(() => {
    answered.push([id, Date.now()]);
    response.writeHead(202, { "X-Message-Id": id }).end();
  }, ANSWER_MS);
}

/** `/count`, `/newest`, `/answered` (all since the last `/forget`). */
function show(request: IncomingMessage, response: ServerResponse) {
  const path = request.url ?? "/";
  if (path === "/forget") answered = [];
  const body = path === "/newest" ? newest : JSON.stringify(path === "/answered" ? answered : answered.length);
  response.end(body);
}

server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));

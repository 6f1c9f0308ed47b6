// Load on the service by autocannon: node load.mjs URL BODIES CONNECTIONS SECONDS [AMOUNT]
// BODIES is a file with the JSON of a request a line; every client begins at another one, so that no two send the same at a time.
import autocannon from "autocannon";
import { readFileSync } from "node:fs";

const [url, bodies, connections, seconds, amount] = process.argv.slice(2);
const requests = readFileSync(bodies, "utf8").trim().split("\n").map((body) => ({
  method: "POST", body, headers: { "content-type": "application/json" },
}));
let clients = 0;
const result = await autocannon({
  url,
  connections: Number(connections),
  timeout: 900,
  ...(amount ? { amount: Number(amount) } : { duration: Number(seconds) }),
  requests,
  setupClient(client) {
    const first = (clients++ * 7) % requests.length;
    client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
  },
});
const statuses = Object.fromEntries(Object.entries(result.statusCodeStats ?? {}).map(([status, { count }]) => [status, count]));
console.log(JSON.stringify({ seconds: result.duration, statuses, errors: result.errors, median: result.latency.p50, slow: result.latency.p97_5 }));

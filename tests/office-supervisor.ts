/**
 * A supervisor as a process of its own, for tests that kill it. Prints one JSON line when the database
 * answers, then stays. Argument: the folder.
 */
import { Problem } from '#kernel/problem.ts';
import { startEmbedded } from '#platform/postgres/embedded.ts';

const stay = setInterval(() => {}, 60_000);
try {
  const { connection } = await startEmbedded({ folder: process.argv[2]! });
  console.log(JSON.stringify(connection));
} catch (error) {
  clearInterval(stay);
  console.log(JSON.stringify({ problem: error instanceof Problem ? error.code : String(error) }));
}

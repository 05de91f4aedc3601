/** Keeps one server running: started, started again whenever it ends unasked, stopped when told. */
import { setTimeout as pause } from 'node:timers/promises';
import { writeConnectionFile, type ConnectionFile } from './connection.ts';
import type { Place } from './place.ts';
import type { Programs } from './programs.ts';
import { startServer, type Server } from './server.ts';

export interface Keeper {
  stop(): Promise<void>;
  /** For the last moment of this process, when nothing can be awaited. */
  stopNow(): void;
}

export interface Kept {
  place: Place;
  programs: Programs;
  /** Its port is brought up to date, here and on disk, when another had to be taken. */
  file: ConnectionFile;
  durable: boolean;
  tell: (line: string) => void;
}

/** Milliseconds before each new try; the last is for all that follow (a full disk, say, until it is mended). */
const pauses = [100, 1000, 5000, 15_000];

/** @throws Problem when the first start fails */
export async function keepRunning(kept: Kept): Promise<Keeper> {
  let server = await start(kept);
  let stopping = false;
  let restart: Promise<void> | null = null;
  const watch = () =>
    void server.ended.then(() => {
      if (!stopping) restart = startAgain();
    });
  const startAgain = async () => {
    kept.tell('the server ended unasked and is started again');
    for (let attempt = 0; !stopping; attempt += 1) {
      await pause(pauses[Math.min(attempt, pauses.length - 1)]);
      try {
        server = await start(kept);
        kept.tell(`started again, port ${server.port}`);
        watch();
        return;
      } catch (error) {
        kept.tell(error instanceof Error ? error.message : String(error));
      }
    }
  };
  watch();
  return {
    async stop() {
      stopping = true;
      await restart;
      await server.stop();
    },
    stopNow: () => server.stopNow(),
  };
}

async function start({ place, programs, file, durable }: Kept): Promise<Server> {
  const server = await startServer(place, programs, { port: file.port, durable });
  if (server.port !== file.port) {
    file.port = server.port;
    writeConnectionFile(place.home, file);
  }
  return server;
}

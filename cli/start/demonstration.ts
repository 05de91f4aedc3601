/** The demonstration's contract files and their analysis: made once, and kept with what people did to them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorld } from '#seed/world.ts';
import { makeDemonstration } from '../demo.ts';

/** Makes files and workspace under `folder` unless a workspace stands there. */
export async function demonstrationWorkspace(folder: string): Promise<void> {
  if (existsSync(join(folder, 'workspace', 'generations'))) return;
  await makeDemonstration(folder, makeWorld());
}

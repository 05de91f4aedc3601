/**
 * What everybody may know of the analysis: how much data there is, of which days, and how often each flag
 * could say something. Counts only, over the whole country; no agency, no seller, no place.
 */
import { nation } from '#kernel/scope.ts';
import { currentGeneration, type Manifest } from '../workspace.ts';
import { openAnalysis } from './open.ts';
import { readCoverage } from './outcomes.ts';

export interface FlagFigures {
  flagId: string;
  assessable: number;
  flagged: number;
  clear: number;
  notAssessable: number;
}

export interface PublicFigures {
  files: number;
  read: number;
  accepted: number;
  quarantined: number;
  /** Files that are known to be samples: no whole-year figure rests on them. */
  sampledFiles: number;
  /** Earliest and latest day the files say they are of; null where none says. */
  asAt: { from: string; to: string } | null;
  /** Empty until flags were run. */
  flags: FlagFigures[];
}

const kept = new Map<string, { generation: number; figures: PublicFigures }>();

/** Null where no data was ever taken in. Counted once per generation of the workspace. */
export async function readPublicFigures(workspace: string): Promise<PublicFigures | null> {
  const current = currentGeneration(workspace);
  if (current === null || current.manifest.files.length === 0) return null;
  const known = kept.get(workspace);
  if (known?.generation === current.n) return known.figures;
  const figures = { ...ofFiles(current.manifest), flags: await ofFlags(current.manifest, workspace) };
  kept.set(workspace, { generation: current.n, figures });
  return figures;
}

function ofFiles({ files }: Manifest): Omit<PublicFigures, 'flags'> {
  const sum = (count: 'read' | 'accepted' | 'quarantined') =>
    files.reduce((all, file) => all + file[count], 0);
  const days = files.flatMap((file) => (file.as_at === null ? [] : [file.as_at])).sort();
  return {
    files: files.length,
    read: sum('read'),
    accepted: sum('accepted'),
    quarantined: sum('quarantined'),
    sampledFiles: files.filter((file) => file.sampled).length,
    asAt: days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! },
  };
}

async function ofFlags(manifest: Manifest, workspace: string): Promise<FlagFigures[]> {
  if (manifest.core_key === null || Object.keys(manifest.flag_keys).length === 0) return [];
  const analysis = await openAnalysis(nation, workspace);
  try {
    const coverage = await readCoverage(analysis);
    return coverage.map(({ flag_id, assessable, flagged, clear, not_assessable }) => ({
      flagId: flag_id,
      assessable,
      flagged,
      clear,
      notAssessable: not_assessable,
    }));
  } finally {
    analysis.close();
  }
}

/**
 * What can be done in an enrolled province's year, by what it is done to: by which right, from which states,
 * with which action. A button stands where the hat has the right and the state allows it; the action judges again.
 */
import type { Action, Me } from '#office/action.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { agencyJoins, agencyLeaves, askAgency } from '#programme/workspace/actions/agencies.ts';
import { answerInvitation, recordAnswer } from '#programme/workspace/actions/answer.ts';
import { addMember, memberLeaves } from '#programme/workspace/actions/members.ts';
import { stepDone, stepReopened } from '#programme/workspace/actions/steps.ts';
import { withdrawInvitation } from '#programme/workspace/actions/withdraw.ts';
import { closeWorkspace, decideNextYear, reviewMidYear } from '#programme/workspace/actions/year.ts';
import {
  readInvitation,
  readJoining,
  readMember,
  readStep,
  readWorkspace,
} from '#programme/workspace/queries.ts';
import type { WorkspaceDeed } from '#programme/workspace/text.ts';

/** What a deed's page needs of the thing that it is done to. */
export interface Subject {
  id: string;
  version: number;
  state: string;
  provinceIso: string;
  /** What it is called, above the form. */
  th: string;
  en: string;
}

interface Deed {
  may: Permission;
  from: readonly string[];
  action: Action<unknown>;
  /** Makes something new in the workspace, rather than changing it. */
  adds?: true;
}

type Deeds = Partial<Record<WorkspaceDeed, Deed>>;

const run = 'workspace:run';

export const deeds = {
  invitation: {
    answer: { may: 'workspace:answer', from: ['invited'], action: answerInvitation },
    record: { may: 'workspace:invite', from: ['invited'], action: recordAnswer },
    withdraw: { may: 'workspace:invite', from: ['invited'], action: withdrawInvitation },
  },
  year: {
    member: { may: run, from: ['running'], action: addMember, adds: true },
    agency: { may: run, from: ['running'], action: askAgency, adds: true },
    review: { may: run, from: ['running'], action: reviewMidYear },
    close: { may: run, from: ['running'], action: closeWorkspace },
    decide: { may: 'workspace:decide', from: ['closed'], action: decideNextYear },
  },
  step: {
    done: { may: run, from: ['open'], action: stepDone },
    reopen: { may: run, from: ['done'], action: stepReopened },
  },
  member: { leave: { may: run, from: ['serving'], action: memberLeaves } },
  agency: {
    joined: { may: run, from: ['invited'], action: agencyJoins },
    left: { may: run, from: ['invited', 'joined'], action: agencyLeaves },
  },
} as const satisfies Record<string, Deeds>;

export type SubjectKind = keyof typeof deeds;

/** The deed of such a name at such a kind, or null. */
export function deedOf(kind: string, name: string): Deed | null {
  const ofKind: Deeds | undefined = Object.hasOwn(deeds, kind) ? deeds[kind as SubjectKind] : undefined;
  return ofKind && Object.hasOwn(ofKind, name) ? ofKind[name as WorkspaceDeed]! : null;
}

/** What this hat can do now to a thing of this kind in this state. */
export function possible(me: Me, kind: SubjectKind, state: string): WorkspaceDeed[] {
  const ofKind: Deeds = deeds[kind];
  return (Object.keys(ofKind) as WorkspaceDeed[]).filter((name) => {
    const deed = ofKind[name]!;
    return deed.from.includes(state) && mayDo(me.role, deed.may);
  });
}

const readers: Record<SubjectKind, (tx: Tx, id: string) => Promise<Subject>> = {
  invitation: async (tx, id) => {
    const one = await readInvitation(tx, id);
    return { ...one, th: `จังหวัด${one.provinceTh} ${one.be}`, en: `${one.provinceEn} ${one.be}` };
  },
  year: async (tx, id) => {
    const one = await readWorkspace(tx, id);
    return { ...one, th: `จังหวัด${one.provinceTh} ${one.be}`, en: `${one.provinceEn} ${one.be}` };
  },
  step: readStep,
  member: async (tx, id) => {
    const one = await readMember(tx, id);
    const state = one.untilOn === null ? 'serving' : 'left';
    return { ...one, state, th: one.postTh, en: one.postTh };
  },
  agency: async (tx, id) => {
    const one = await readJoining(tx, id);
    return { ...one, th: one.nameTh, en: one.nameTh };
  },
};

/** @throws Problem office.not_found */
export const readSubject = (tx: Tx, kind: SubjectKind, id: string): Promise<Subject> => readers[kind](tx, id);

/**
 * What can be done to model agencies, their practices and adoptions: by which right, from which states, with
 * which action. A button stands where the hat has the right and the state allows it; the action judges again.
 */
import type { Action, Me } from '#office/action.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import { addEvidence } from '#programme/model-agencies/actions/add-evidence.ts';
import { notConfirmAdoption, verifyAdoption } from '#programme/model-agencies/actions/adoptions.ts';
import {
  chooseModel,
  confirmModel,
  endModel,
  notChooseModel,
} from '#programme/model-agencies/actions/decide.ts';
import {
  clearPractice,
  publishPractice,
  rewritePractice,
  withdrawPractice,
  writePractice,
} from '#programme/model-agencies/actions/practices.ts';
import type { ModelDeed } from '#programme/model-agencies/deeds-text.ts';

interface Deed {
  may: Permission;
  from: readonly string[];
  action: Action<unknown>;
  /** Makes something new at the model agency, rather than changing it. */
  adds?: true;
}

type Deeds = Partial<Record<ModelDeed, Deed>>;

const deeds = {
  model: {
    evidence: { may: 'model:nominate', from: ['nominated', 'model'], action: addEvidence, adds: true },
    choose: { may: 'model:decide', from: ['nominated'], action: chooseModel },
    decline: { may: 'model:decide', from: ['nominated'], action: notChooseModel },
    write: { may: 'model:nominate', from: ['nominated', 'model'], action: writePractice, adds: true },
    confirm: { may: 'model:confirm', from: ['model'], action: confirmModel },
    end: { may: 'model:decide', from: ['model'], action: endModel },
  },
  practice: {
    rewrite: { may: 'model:nominate', from: ['drafted', 'read_once'], action: rewritePractice },
    clear: { may: 'practice:clear', from: ['drafted'], action: clearPractice },
    publish: { may: 'practice:clear', from: ['read_once'], action: publishPractice },
    withdraw: { may: 'model:decide', from: ['drafted', 'read_once', 'public'], action: withdrawPractice },
  },
  adoption: {
    verify: { may: 'adoption:verify', from: ['recorded'], action: verifyAdoption },
    unconfirmed: { may: 'adoption:verify', from: ['recorded'], action: notConfirmAdoption },
  },
} as const satisfies Record<string, Deeds>;

export type SubjectKind = keyof typeof deeds;

/** The deed of such a name at such a kind, or null. */
export function deedOf(kind: string, name: string): Deed | null {
  const ofKind: Deeds | undefined = Object.hasOwn(deeds, kind) ? deeds[kind as SubjectKind] : undefined;
  return ofKind && Object.hasOwn(ofKind, name) ? ofKind[name as ModelDeed]! : null;
}

/** What this hat can do now to a thing of this kind in this state. */
export function possible(me: Me, kind: SubjectKind, state: string): ModelDeed[] {
  const ofKind: Deeds = deeds[kind];
  return (Object.keys(ofKind) as ModelDeed[]).filter((name) => {
    const deed = ofKind[name]!;
    return deed.from.includes(state) && mayDo(me.role, deed.may);
  });
}

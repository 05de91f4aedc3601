/** Whose tool the plan is: the four kinds of body that report (seed 004). */
export const reporterKinds = {
  state: { th: 'หน่วยงานของรัฐ', en: 'State agency' },
  state_enterprise: { th: 'รัฐวิสาหกิจ', en: 'State enterprise' },
  public_organisation: { th: 'องค์การมหาชน', en: 'Public organisation' },
  private: { th: 'ภาคเอกชน', en: 'Private sector' },
} as const;

export type ReporterKind = keyof typeof reporterKinds;
export const reporterKindNames = Object.keys(reporterKinds) as [ReporterKind, ...ReporterKind[]];

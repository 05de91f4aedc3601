/** What may be chosen; '' for not answered. */
export const choices = ['yes', 'not_yet', 'not_ours'] as const;

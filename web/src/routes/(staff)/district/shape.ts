/** Which shape and colour a state of the districts is shown by; its word stands beside it. */
import type { Standing } from '#office/districts/months.ts';

type Shape = 'calm' | 'notice' | 'caution' | 'urgent' | 'none';

export const standingShape: Record<Standing, Shape> = {
  whole: 'calm',
  whole_late: 'calm',
  partly: 'notice',
  nothing_yet: 'none',
  partly_late: 'urgent',
  late: 'urgent',
  not_here_yet: 'none',
};

/** Which shape a meeting's state has beside its word. */
import type { MeetingState } from '#programme/meetings/states.ts';

export function shapeOf(state: MeetingState): 'calm' | 'notice' | 'caution' | 'none' {
  if (state === 'cancelled') return 'caution';
  if (state === 'announced') return 'notice';
  return state === 'drafted' ? 'none' : 'calm';
}

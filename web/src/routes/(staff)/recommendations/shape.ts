/** Which shape a recommendation's state has beside its word. */
import type { RecommendationState } from '#office/recommendations/states.ts';

export function shapeOf(state: RecommendationState): 'calm' | 'notice' | 'caution' | 'none' {
  if (state === 'verified') return 'calm';
  if (state === 'ended') return 'none';
  return state === 'declined' || state === 'not_verified' ? 'caution' : 'notice';
}

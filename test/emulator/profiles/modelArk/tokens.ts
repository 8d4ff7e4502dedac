// Source: volcengine.com/docs/82379/1099320 (tokens = width × height × frames / 1024); a video of 5 s and 720p has
// 108,900 of them on the live API, which is 121 frames.
import type { JobRequest } from '../../jobs/job';
import { pixelsOfFrame } from '../frameSize';

const FPS = 24;

export function tokensOf({ size, seconds }: JobRequest): number {
	return Math.round((pixelsOfFrame(size) * (FPS * seconds + 1)) / 1024);
}

import type { Job } from '../jobs/job';
import type { JobState } from '../jobs/jobState';
import type { Charge } from './profile';

/** Cents a second of video, by the shorter side in pixels; as apiyi lists OpenAI's prices. */
const PRO_CENTS: Readonly<Record<number, number>> = { 720: 30, 1024: 50, 1080: 70 };
const PLAIN_CENTS = 10;

/** What a Sora 2 video costs: by its seconds once it is completed; a failed one is free. */
export function soraPrice({ request }: Job, { status }: JobState): Charge {
	const cents = status === 'completed' ? request.seconds * centsASecond(request) : 0;
	return { amount: cents / 100, currency: 'USD' };
}

function centsASecond({ model, size }: Job['request']): number {
	if (!model.startsWith('sora-2-pro')) return PLAIN_CENTS;
	const shorterSide = Math.min(...size.split('x').map(Number));
	return PRO_CENTS[shorterSide] ?? PLAIN_CENTS;
}

// Source: kie.ai's models skill: `creditsConsumed` of an ended task, `pricingDesc` of the catalogue. That failed tasks
// are free is what users see, and no page states it.
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import { kieVideo } from './input';
import { kieModel } from './models';
import { veoCredits } from './veoModels';

/** What a task costs: charged when it is made, and given back when it fails. */
export function creditsOf({ request }: Job, { status }: JobState): number {
	if (status === 'failed' || status === 'cancelled' || status === 'expired') return 0;
	const input = request.input ?? {};
	const model = kieModel(request.model);
	if (model === undefined) return veoCredits(request.model, input);
	const { seconds, lines } = kieVideo(model, input);
	return model.price(seconds, lines);
}

import { factsOf } from '../jobs/fileLink';
import { getJob } from '../jobs/reads';
import { type Operation, ready } from './operation';
import { readSimplify, simplifyField, toItem } from './output';
import { readVideo, videoIdField } from './parameters';

/** One look at a job. */
export const getStatus: Operation = {
	name: 'Get Status',
	action: 'Get video status',
	description: 'Check once how far a video is. Costs nothing.',
	fields: [videoIdField, simplifyField],

	read(item) {
		const { session, noteJob } = item;
		const known = readVideo(item);
		const simplify = readSimplify(item);
		return ready(async () => {
			noteJob({ id: known.job.id });
			const reading = await getJob(session, known);
			noteJob(factsOf(session, reading));
			return [toItem(item, reading, simplify)];
		});
	},
};

import { getJob } from '../jobs/getJob';
import { ready, type Operation } from './operation';
import { readSimplify, simplifyField, toItem } from './output';
import { readVideoId, videoIdField } from './parameters';

/** One look at a job. */
export const getStatus: Operation = {
	name: 'Get Status',
	action: 'Get video status',
	description: 'Look once at how far a video is. Costs nothing.',
	fields: [videoIdField, simplifyField],

	read(item) {
		const { session, noteJob } = item;
		const videoId = readVideoId(item);
		const simplify = readSimplify(item);
		return ready(async () => {
			noteJob({ id: videoId });
			const reading = await getJob(session, videoId);
			noteJob(reading.job);
			return [toItem(item, reading, simplify)];
		});
	},
};

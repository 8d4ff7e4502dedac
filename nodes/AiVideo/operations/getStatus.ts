import { getJob } from '../jobs/getJob';
import type { Operation } from './operation';
import { simplifyField, toItem } from './output';
import { readVideoId, videoIdField } from './parameters';

/** One look at a job. */
export const getStatus: Operation = {
	name: 'Get Status',
	action: 'Get video status',
	description: 'Look once at how far a video is. Costs nothing.',
	fields: [videoIdField, simplifyField],

	async prepare(item) {
		const { context, index, session, saw } = item;
		const videoId = readVideoId(context.getNodeParameter('videoId', index, ''));
		return async () => {
			saw({ id: videoId });
			const reading = await getJob(session, videoId);
			saw(reading.job);
			return [toItem(item, reading)];
		};
	},
};

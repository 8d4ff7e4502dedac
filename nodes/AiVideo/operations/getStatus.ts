import { getJob } from '../jobs/getJob';
import { simplifyField, videoIdField } from './fields';
import type { Operation } from './item';
import { toItem } from './jobItem';
import { readVideoId } from './readParameter';

/** One look at a job. */
export const getStatus: Operation = {
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

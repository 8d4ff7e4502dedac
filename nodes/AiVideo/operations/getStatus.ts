import { getJob } from '../jobs/reads';
import { simplifyField, videoIdField } from './fields';
import type { Operation } from './item';
import { toItem } from './jobItem';
import { readVideo } from './readParameter';

/** One look at a job. */
export const getStatus: Operation = {
	fields: [videoIdField, simplifyField],

	async prepare(item) {
		const { session, saw } = item;
		const known = readVideo(item);
		return async () => {
			saw({ id: known.job.id });
			const reading = await getJob(session, known);
			saw(reading.job);
			return [toItem(item, reading)];
		};
	},
};

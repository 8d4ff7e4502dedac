import type { INodeExecutionData } from 'n8n-workflow';

import { runJob } from '../jobs/runJob';
import type { Submission } from '../jobs/submission';
import type { AskedVideo } from '../protocol/request';
import type { FileSettings } from './fileSettings';
import type { Item } from './item';
import { toItem, toItemWithFile } from './jobItem';
import type { Waiting } from './readWaiting';

export interface FinishOptions {
	readonly waiting: Waiting;
	/** `null`: none. */
	readonly file: FileSettings | null;
	readonly asked?: AskedVideo;
}

/** Submit, wait, download: what Generate does, and Remix when it waits. */
export async function finishJob(
	item: Item,
	submission: Submission,
	{ waiting, file, asked }: FinishOptions,
): Promise<INodeExecutionData[]> {
	const { session, ledger, slots } = item;
	const { timeoutMs, intervalMs, resubmitFailed } = waiting;
	// The slot is free again before the download: it stands for a job that runs at the provider.
	const { reading, failedIds } = await slots.run(
		async (permit) =>
			await runJob(
				session,
				ledger,
				{ ...submission, permit },
				{
					limits: { timeoutMs, intervalMs },
					resubmitFailed,
				},
			),
	);
	const more = failedIds.length === 0 ? {} : { attempts: [...failedIds, reading.job.id] };
	return [
		file === null
			? toItem(item, reading, more)
			: await toItemWithFile(item, reading, {
					file,
					variant: 'video',
					more,
					...(asked ? { asked } : {}),
				}),
	];
}

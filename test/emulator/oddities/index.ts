import type { Emulator } from '../emulator';
import type { Fault } from '../faults/fault';
import type { ProfileName } from '../profiles';
import type { RequestRecord } from '../requestRecord';
import { fileOddities } from './files';
import type { Oddity } from './oddity';
import { stateOddities } from './states';
import { submissionOddities } from './submissions';

export type { Oddity, Right } from './oddity';

/** Every answer of the table, by what it is about. */
export const oddities = {
	submission: submissionOddities,
	state: stateOddities,
	file: fileOddities,
} as const;

export const ALL_ODDITIES: readonly Oddity[] = Object.values(oddities).flat();

/** From now on this provider answers so. */
export function addOddity(emulator: Emulator, oddity: Oddity, dialect: ProfileName): void {
	for (const fault of oddity.faults(emulator)) emulator.faults.add({ ...fault, dialect });
}

/** How an oddity is asked for in a prompt. */
export function oddityPrompt({ name }: Oddity): string {
	return `oddity: ${name}`;
}

/** Whether a request makes, or is about, a job whose prompt asks for an oddity. */
function asksFor(emulator: Emulator, record: RequestRecord, wanted: string): boolean {
	if (record.route === 'submit') return record.body.includes(wanted);
	const job = emulator.jobs().find(({ id }) => id === record.jobId);
	return job?.prompt?.includes(wanted) ?? false;
}

/** The same for every job that asks for it, however many came before. */
function forEachJob(
	emulator: Emulator,
	wanted: string,
	{ after = 0, times = 1, ...fault }: Omit<Fault, 'dialect'>,
): Fault {
	const seen = new Map<string, number>();
	const match = (record: RequestRecord) => {
		if (!asksFor(emulator, record, wanted)) return false;
		const key = record.jobId ?? '';
		const count = seen.get(key) ?? 0;
		seen.set(key, count + 1);
		return count >= after && count < after + times;
	};
	return { ...fault, times: Infinity, match };
}

/**
 * Lets people ask for an oddity in the prompt of a video, at any provider.
 */
export function offerOddities(emulator: Emulator): void {
	for (const oddity of ALL_ODDITIES) {
		const wanted = oddityPrompt(oddity);
		for (const fault of oddity.faults(emulator)) {
			emulator.faults.add(forEachJob(emulator, wanted, fault));
		}
	}
}

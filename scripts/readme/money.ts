import { code, table } from './markdown';

/**
 * What docs/money.md promises about money: one row for each thing that may happen. A row has a name, by which
 * tests say that they keep it (test/fixtures/money.ts).
 */

interface MoneyRow {
	/** What happens. */
	readonly when: string;
	/** What the node does about it. */
	readonly does: string;
	/** What the user sees of it, or pays. */
	readonly see: string;
}

export const moneyRows = {
	retryOnFail: {
		when: 'Retry On Fail calls the node again',
		does: 'goes on with the video of the first try',
		see: 'one charge, one video',
	},
	errorItem: {
		when: 'the first item failed and n8n runs the node again by itself',
		does: 'goes on with the videos of the first try',
		see: 'one charge per item',
	},
	executeAgain: {
		when: 'you press Execute step or Execute workflow again',
		does: 'starts a new execution, which knows nothing of the last one, and submits a new video',
		see: 'a second charge; Retry in the list of executions, Wait and Download go on with the first video',
	},
	retryExecution: {
		when: 'you press "Retry execution" after a failure',
		does: 'waits on for the same video',
		see: 'one charge, one video',
	},
	workflowTimeout: {
		when: 'the workflow\'s timeout ends the execution, and you press "Retry execution"',
		does: 'waits on for the same video',
		see: 'one charge, one video',
	},
	subWorkflowAgain: {
		when: 'the node stands in a sub-workflow, and Retry On Fail is on in the node that calls it',
		does: 'starts a new execution of the sub-workflow, which knows nothing of the last one, and submits a new video',
		see: 'a second charge; with Create before the call, and Wait with its ID in the sub-workflow, there is one',
	},
	agentCallsAgain: {
		when: 'an AI agent, or n8n on its behalf, calls the node again after an error',
		does: 'goes on with the video of the first call',
		see: 'one charge, one video',
	},
	agentWishesAgain: {
		when: 'an AI agent asks for the same video again after it got one',
		does: 'submits one video for each call',
		see: 'one charge per video it got',
	},
	stop: {
		when: 'you press Stop',
		does: 'ends at once; a request under way is heard out so that its ID is known',
		see: "the ID in n8n's log; the video goes on being made",
	},
	itemFails: {
		when: 'one of several items fails',
		does: 'finishes the others, and downloads them again on a retry',
		see: 'an error that lists every video with its state',
	},
	itemInvalid: {
		when: 'one of several items is invalid',
		does: 'sends nothing for any item',
		see: 'an error that names the parameter; no charge',
	},
	busy: {
		when: 'the provider is busy (429, or 503 with `Retry-After`)',
		does: 'waits as long as it says and asks again',
		see: 'nothing but time',
	},
	busyUntilTimeout: {
		when: 'the provider stays busy until the timeout',
		does: 'gives up',
		see: 'an error; no charge',
	},
	fewerAtOnce: {
		when: 'the provider allows fewer videos at once than you send',
		does: 'lets the rest wait their turn',
		see: 'nothing but time',
	},
	unreachable: {
		when: 'the provider cannot be reached',
		does: 'tries again for a moment, then gives up',
		see: 'an error; no charge',
	},
	refused: {
		when: 'the provider refuses the request',
		does: 'fails at once',
		see: "the provider's words; no charge",
	},
	unknownOutcome: {
		when: 'the connection breaks or times out after sending, or a gateway answers 5xx',
		does: "looks for the video in the provider's list; never sends again by itself",
		see: 'the video, where there is a list; else *may have created a video*, with the time',
	},
	resubmitUnknown: {
		when: 'you allow Submit Again If Unclear after that',
		does: 'sends again on the next try',
		see: 'perhaps a second charge, as you allowed',
	},
	videoFails: {
		when: 'the video fails at the provider',
		does: "fails with the provider's words; submits anew only as often as Submit Again If Failed says",
		see: 'every ID under `attempts`',
	},
	timeout: {
		when: 'the wait runs into its timeout',
		does: 'stops waiting',
		see: 'an error with the ID, state and progress; a retry goes on waiting',
	},
	downloadBreaks: {
		when: 'the download breaks, stalls or is a web page',
		does: 'goes on where it broke, or starts the download anew',
		see: 'the whole file, no further charge',
	},
	noFile: {
		when: 'the file cannot be had at all',
		does: 'gives up after two minutes of tries',
		see: 'an error with the ID; Download fetches it later',
	},
	loop: {
		when: 'the node runs in a loop',
		does: 'submits one video for each iteration',
		see: 'one charge per iteration',
	},
	changedRequest: {
		when: 'the prompt or another setting changes between two tries',
		does: 'submits the changed request',
		see: 'a second charge',
	},
} as const satisfies Readonly<Record<string, MoneyRow>>;

export type MoneyRowName = keyof typeof moneyRows;

/** The table of docs/money.md. */
export function moneyTable(): string {
	const rows = Object.values(moneyRows).map(({ when, does, see }) => [when, does, see]);
	return table(['When', 'the node', 'and you see'], rows);
}

/** The table of docs/testing.md: by which name a row's tests are found. */
export function moneyTestsTable(): string {
	const rows = Object.entries(moneyRows).map(([name, { when }]) => [when, code(name)]);
	return table(['When', 'Name'], rows);
}

import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient } from '../../../nodes/AiVideo/api/client';
import { VideoError } from '../../../nodes/AiVideo/api/errors';
import { HeldAnswers } from '../../../nodes/AiVideo/jobs/heldAnswers';
import { modelCatalogue } from '../../../nodes/AiVideo/jobs/modelCatalogue';
import { joinConcurrentJobs } from '../../../nodes/AiVideo/jobs/concurrentJobs';
import { type Session, Workload } from '../../../nodes/AiVideo/jobs/session';
import { type DialectName, providers } from '../../../nodes/AiVideo/providers';
import { scriptedHttp, type Scripted, type ScriptedHttp } from '../api/scriptedHttp';
import { virtualClock, type VirtualClock } from '../api/virtualClock';

export interface TestSession extends Omit<ScriptedHttp, 'http'> {
	readonly session: Session;
	readonly clock: VirtualClock;
	/** Lines of the log, with the video ID. */
	readonly logged: string[];
	cancel(): void;
}

/** Sessions at one provider share what is under way: each test has its own. */
let sessions = 0;

/** A session with a provider whose answers are written down, in a time that does not pass by itself. */
export function testSession(
	script: readonly Scripted[],
	dialect: DialectName = 'openai',
): TestSession {
	const clock = virtualClock();
	const controller = new AbortController();
	const cancel = cancellation(controller.signal, clock);
	const { http, requests, lines } = scriptedHttp(...script);
	const logged: string[] = [];
	const client = createClient(http, 'https://videos.example.com/v1', cancel, 'sk-secret-key');
	const session: Session = {
		dialect,
		provider: providers[dialect],
		client,
		catalogue: modelCatalogue(providers[dialect], client),
		cancellation: cancel,
		clock,
		concurrentJobs: joinConcurrentJobs(`https://session-${++sessions}.example.com`),
		workload: new Workload(),
		answers: new HeldAnswers(),
		log: (message, { videoId }) => logged.push(`${message} [${String(videoId)}]`),
	};
	return { session, clock, requests, lines, logged, cancel: () => controller.abort() };
}

/** The error that this ends with; a success fails the test. */
export async function errorOf(work: Promise<unknown>): Promise<VideoError> {
	try {
		await work;
	} catch (error) {
		if (error instanceof VideoError) return error;
		throw error;
	}
	throw new Error('This should have failed');
}

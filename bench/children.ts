import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Processes of their own, so that one's work and memory are not another's. */

/** The first thing a process has to say; rejects when it ends without a word. */
async function firstMessage(child: ChildProcess): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		child.once('message', resolve);
		child.once('exit', (code) => reject(new Error(`A process ended early with ${code}`)));
	});
}

export interface Child<Answer> {
	readonly answer: Answer;
	stop(): void;
}

/**
 * Runs a script of this folder, TypeScript as it is, and hands it a task.
 * @param nodeOptions such as `--expose-gc`
 * @throws when the script ends without an answer
 */
export async function startChild<Answer>(
	script: string,
	task: object,
	nodeOptions: readonly string[] = [],
): Promise<Child<Answer>> {
	const execArgv = ['--import', 'tsx', ...nodeOptions];
	const child = fork(join(__dirname, script), { execArgv });
	child.send(task);
	const answer = (await firstMessage(child)) as Answer;
	// A process that is done would wait for timers of the node that have nothing left to do.
	return { answer, stop: () => child.kill() };
}

/** Runs a script to its answer. */
export async function askChild<Answer>(
	script: string,
	task: object,
	nodeOptions: readonly string[] = [],
): Promise<Answer> {
	const child = await startChild<Answer>(script, task, nodeOptions);
	child.stop();
	return child.answer;
}

/** The other side: takes the task, does it, answers. */
export function answerParent<Task>(work: (task: Task) => Promise<object>): void {
	process.once('message', (task: Task) => {
		void work(task).then((answer) => process.send?.(answer));
	});
	process.once('disconnect', () => process.exit());
}

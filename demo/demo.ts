// Run by `npm run demo`: a prompt → the built node in an n8n workflow → an MP4 on disk.
import { join } from 'node:path';

import { providers } from '../nodes/AiVideo/providers';
import { createEngine, type Engine } from '../test/engine';
import { loadBuiltPackage, PROJECT_ROOT } from './builtPackage';
import { explainFailure } from './failure';
import { readCommandLine, type DemoOptions } from './options';
import { showProgress } from './progress';
import { openProvider, type DemoProvider } from './provider';
import { reportVideo, table } from './report';
import { USAGE } from './usage';
import { videoWriter } from './videoWriter';
import { prepareWorkflow, type DemoWorkflow } from './workflow';

const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

type ExitCode = (typeof EXIT)[keyof typeof EXIT];

function complain(message: string): ExitCode {
	process.stderr.write(`${message}. All options: npm run demo -- --help\n`);
	return EXIT.usage;
}

function introduce({ dialect, video }: DemoOptions, provider: DemoProvider): void {
	const { label } = providers[dialect].info;
	const { isEmulated, baseUrl } = provider;
	const asked: [string, string] =
		video.kind === 'known' ? ['Video', video.videoId] : ['Prompt', video.prompt || '(none)'];
	process.stdout.write(
		`${table([
			['Workflow', "Manual Trigger > AI Video > Write File, on n8n's own engine"],
			['Provider', `${label}, ${isEmulated ? 'emulated on this machine' : `at ${baseUrl}`}`],
			asked,
		])}\n`,
	);
}

async function runWorkflow(
	engine: Engine,
	provider: DemoProvider,
	options: DemoOptions,
	workflow: DemoWorkflow,
): Promise<ExitCode> {
	const { baseUrl, apiKey } = provider;
	const writer = videoWriter(join(PROJECT_ROOT, 'demo-output'), 'data');
	introduce(options, provider);
	const progress = showProgress(engine.logs, process.stdout);
	const run = engine.run({
		...loadBuiltPackage(),
		...workflow,
		credentials: { dialect: options.dialect, baseUrl, apiKey },
		downstream: writer.execute,
		mode: 'manual',
	});
	// The signal may come twice, from the terminal and from the parent process.
	process.on('SIGINT', () => run.cancel());
	const result = await run.result;
	await run.nodeSettled;
	progress.stop();
	const [item] = result.items;
	const [file] = writer.files;
	if (result.status === 'success' && item && file !== undefined) {
		process.stdout.write(`\n${reportVideo(item.json, file, provider.cost())}`);
		return EXIT.ok;
	}
	const error = result.status === 'canceled' ? run.nodeError : result.error;
	process.stderr.write(`\n${explainFailure(error, options)}`);
	return result.status === 'canceled' ? EXIT.interrupted : EXIT.failed;
}

async function main(): Promise<ExitCode> {
	const command = readCommandLine(process.argv.slice(2), process.env);
	if (command.kind === 'wrong') return complain(command.message);
	if (command.kind === 'help') {
		process.stdout.write(USAGE);
		return EXIT.ok;
	}
	const { options } = command;
	let workflow: DemoWorkflow;
	try {
		workflow = await prepareWorkflow(options.video, options.provider === null);
	} catch (error) {
		return complain(`--image: ${error instanceof Error ? error.message : String(error)}`);
	}
	const [engine, provider] = await Promise.all([createEngine(), openProvider(options)]);
	try {
		return await runWorkflow(engine, provider, options, workflow);
	} finally {
		await provider.close();
		await engine.close();
	}
}

main().then(
	// Not by itself: a timer of the node that nobody waits for any more may hold the process for a minute.
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(EXIT.failed);
	},
);

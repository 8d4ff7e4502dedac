import { readCommandLine, type DemoOptions } from '../../../demo/options';
import { USAGE } from '../../../demo/usage';
import { providers } from '../../../nodes/AiVideo/providers';

function optionsOf(args: readonly string[], environment = {}): DemoOptions {
	const command = readCommandLine(args, environment);
	if (command.kind !== 'run') throw new Error(`not run: ${JSON.stringify(command)}`);
	return command.options;
}

describe('the command line of the demo', () => {
	it('uses the emulator and a prompt of its own when nothing is said', () => {
		expect(optionsOf([])).toEqual({
			dialect: 'openai',
			provider: null,
			video: {
				kind: 'new',
				model: 'sora-2',
				prompt: 'A slow dolly shot through a foggy pine forest at dawn, soft light',
				image: null,
				seconds: null,
				aspectRatio: null,
				resolution: null,
			},
		});
	});

	it.each(['openRouter', 'OpenRouter', 'openrouter', 'Open Router', 'OPENROUTER'])(
		'knows a provider as %s',
		(name) => {
			expect(optionsOf(['--dialect', name]).dialect).toBe('openRouter');
		},
	);

	it.each(['1080p', '1080P', '4K', 'auto'])('takes a resolution of %s', (resolution) => {
		const { video } = optionsOf(['--resolution', resolution]);
		expect(video).toMatchObject({ resolution: resolution.toLowerCase() });
	});

	it('reads everything about the video', () => {
		const args = ['--dialect', 'apiyi', '--prompt', 'A cat', '--image', 'cat.png'];
		const more = ['--duration', '8', '--aspect-ratio=9:16', '--model', 'sora-2-pro'];
		expect(optionsOf([...args, ...more])).toMatchObject({
			dialect: 'apiyi',
			video: {
				model: 'sora-2-pro',
				prompt: 'A cat',
				image: 'cat.png',
				seconds: 8,
				aspectRatio: '9:16',
			},
		});
	});

	it('does not spend money because a key is in the environment', () => {
		expect(optionsOf(['--dialect', 'artifex'], { AI_VIDEO_API_KEY: 'k' }).provider).toBeNull();
	});

	it('takes the key from the environment once an address is given', () => {
		const args = ['--base-url', 'https://videos.example.com'];
		expect(optionsOf(args, { AI_VIDEO_API_KEY: 'k' }).provider).toEqual({
			baseUrl: 'https://videos.example.com/v1',
			apiKey: 'k',
		});
		expect(optionsOf([...args, '--api-key', 'typed'], { AI_VIDEO_API_KEY: 'k' }).provider).toEqual({
			baseUrl: 'https://videos.example.com/v1',
			apiKey: 'typed',
		});
	});

	it('goes to the public address of a provider when only the key is given', () => {
		expect(optionsOf(['--dialect', 'apiyi', '--api-key', 'k']).provider).toEqual({
			baseUrl: 'https://api.apiyi.com/v1',
			apiKey: 'k',
		});
	});

	it('waits for a video that exists', () => {
		const args = ['--dialect', 'apiyi', '--api-key', 'k', '--video-id', 'video_1'];
		expect(optionsOf(args).video).toEqual({ kind: 'known', videoId: 'video_1' });
	});

	it.each([
		['an unknown option', ['--bad'], "Unknown option '--bad'"],
		['a word of its own', ['cat'], "Unexpected argument 'cat'"],
		['a missing value', ['--prompt'], "Option '--prompt <value>' argument missing"],
		['an unknown provider', ['--dialect', 'x'], /^--dialect takes openai, .*; not x$/],
		['a length that is no number', ['--duration', 'long'], /^--duration takes .*; not long$/],
		['a length of nothing', ['--duration', '0'], /^--duration takes .*; not 0$/],
		['a ratio the node does not have', ['--aspect-ratio', '2:1'], /^--aspect-ratio takes .*2:1$/],
		['an empty address', ['--base-url', ''], '--base-url is empty'],
		['an empty key', ['--api-key', ' '], '--api-key is empty'],
		['no address where there is none', ['--api-key', 'k'], /OpenAI Compatible needs a base URL/],
		['an address that is none', ['--base-url', 'ftp://x'], /^--base-url: .* not an http/],
		['a known video at the emulator', ['--video-id', 'v'], /^--video-id needs --base-url/],
		[
			'a known video with a prompt',
			['--base-url', 'http://x', '--video-id', 'v', '--prompt', 'p'],
			/--prompt cannot be set$/,
		],
	])('refuses %s', (_what, args, message) => {
		expect(readCommandLine(args, {})).toEqual({
			kind: 'wrong',
			message: typeof message === 'string' ? message : expect.stringMatching(message),
		});
	});

	it('knows --help, whatever else is there', () => {
		expect(readCommandLine(['--help', '--duration', 'x'], {})).toEqual({ kind: 'help' });
		expect(readCommandLine(['-h'], {})).toEqual({ kind: 'help' });
	});

	it('explains every option and names every provider', () => {
		for (const name of Object.keys(providers)) expect(USAGE).toContain(name);
		for (const option of ['dialect', 'base-url', 'api-key', 'model', 'prompt', 'image']) {
			expect(USAGE).toContain(`--${option} `);
		}
		for (const option of ['duration', 'aspect-ratio', 'resolution', 'video-id', 'help']) {
			expect(USAGE).toContain(`--${option} `);
		}
	});
});

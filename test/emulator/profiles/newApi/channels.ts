// Source: relays.md section 4 and QuantumNous/new-api (relay/channel/task: kling, ali, vidu, doubao).
import { textOr } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';
import { soraSizeOf } from '../sora';

/** The kinds of upstream a relay passes submissions on to. */
export type ChannelName = 'openai' | 'kling' | 'ali' | 'vidu' | 'doubao' | 'gemini';

/** What an upstream is asked to make, and the fields it gets for that. */
type Shape = Pick<JobRequest, 'size' | 'input'>;

interface Channel {
	readonly name: ChannelName;
	/** The models it serves. */
	readonly models: RegExp;
	/** Why it cannot make a request out of the submission. */
	refuse?(body: CreateBody): Refusal | null;
	shapeOf(body: CreateBody): Shape;
}

const KLING_RATIOS: Readonly<Record<string, string>> = {
	'1280x720': '16:9',
	'1920x1080': '16:9',
	'720x1280': '9:16',
	'1080x1920': '9:16',
};

const sizeOr = (body: CreateBody, fallback: string): string => textOr(body, 'size', fallback);

/** Text-to-video models of Wan get a size as DashScope spells it, the others a resolution. */
function refuseAli(body: CreateBody): Refusal | null {
	const size = sizeOr(body, '');
	const isText = textOr(body, 'model', '').includes('t2v');
	if (isText && size !== '' && !size.includes('*')) {
		const message = `invalid size: ${size}, example: 1920*1080`;
		return refusal(500, 'build_request_failed', message);
	}
	if (isText || size === '' || /^\d+p?$/i.test(size) || size.includes('*')) return null;
	const upstream = { code: 'InvalidParameter', message: `resolution ${size}P is not supported` };
	return refusal(400, 'fail_to_fetch_task', JSON.stringify(upstream));
}

function aliShape(body: CreateBody): Shape {
	const size = sizeOr(body, '');
	if (size.includes('*')) return { size: size.replace('*', 'x'), input: { size } };
	const shorterSide = Number.parseInt(size, 10);
	const resolution = Number.isNaN(shorterSide) ? 720 : shorterSide;
	return { size: frameSize(resolution, '16:9'), input: { resolution: `${resolution}P` } };
}

/** The extras of the vendor, which go before what the relay makes of a request; null: unreadable. */
export function readMetadata(sent: unknown): Readonly<Record<string, unknown>> | null {
	if (sent === undefined) return {};
	if (typeof sent === 'object' && sent !== null) return { ...sent };
	try {
		// A form has them as text.
		const value: unknown = JSON.parse(String(sent));
		return typeof value === 'object' && value !== null ? { ...value } : null;
	} catch {
		return null;
	}
}

/** A field of the vendor's own, as text. */
function vendorField(body: CreateBody, name: string): string | null {
	const value = readMetadata(body.fields['metadata'])?.[name];
	return value === undefined ? null : String(value);
}

/** Drops the size; only the vendor's own fields say how the video is to be. */
function doubaoShape(body: CreateBody): Shape {
	const ratio = vendorField(body, 'ratio') ?? '16:9';
	const resolution = vendorField(body, 'resolution') ?? '720p';
	const size = frameSize(Number.parseInt(resolution, 10), ratio);
	return { size, input: { ratio, resolution } };
}

const CHANNELS: readonly Channel[] = [
	{
		name: 'openai',
		models: /^(sora|gpt)/,
		shapeOf: (body) => ({ size: soraSizeOf(body) }),
	},
	{
		name: 'kling',
		models: /^kling/,
		// Whatever else comes, nothing included, becomes a square, which is charged.
		shapeOf: (body) => {
			const made = KLING_RATIOS[sizeOr(body, '')] ?? '1:1';
			const aspect_ratio = vendorField(body, 'aspect_ratio') ?? made;
			return { size: frameSize(720, aspect_ratio), input: { aspect_ratio } };
		},
	},
	{ name: 'ali', models: /^wan/, refuse: refuseAli, shapeOf: aliShape },
	{
		name: 'vidu',
		models: /^vidu/,
		shapeOf: (body) => {
			const size = sizeOr(body, '1920x1080');
			const resolution = vendorField(body, 'resolution') ?? sizeOr(body, '1080p');
			return { size, input: { resolution } };
		},
	},
	{ name: 'doubao', models: /^(doubao|seedance)/, shapeOf: doubaoShape },
	{
		name: 'gemini',
		models: /^veo/,
		shapeOf: (body) => ({ size: sizeOr(body, '1280x720') }),
	},
];

/** The channel of a model; null: none. */
export function channelOf(model: string): Channel | null {
	return CHANNELS.find(({ models }) => models.test(model)) ?? null;
}

/** Whether a model's jobs are shown as the upstream tells them, and not as the relay does. */
export function isRaw(model: string): boolean {
	return channelOf(model)?.name === 'openai';
}

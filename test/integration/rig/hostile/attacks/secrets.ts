import fc from 'fast-check';

import { KEY, SIGNATURE, type Attack } from '../attack';
import { answering, object, type Fields } from './jobText';

/** Answers that give away what only the user and the provider know. */

const inHex = (text: string) =>
	[...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const inAddress = encodeURIComponent(KEY);

/** How JSON and what is in it may write a text. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
	'as JSON writes it': (text) => JSON.stringify(text),
	'with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
	'in hexadecimal': (text) => `"${inHex(text)}"`,
	'in hexadecimal capitals': (text) => `"${inHex(text).toUpperCase().replaceAll('\\U', '\\u')}"`,
	'in hexadecimal, as JSON in JSON': (text) => JSON.stringify(`{"message":"${inHex(text)}"}`),
	'as JSON in JSON': (text) => JSON.stringify(JSON.stringify({ message: text })),
	'as JSON in JSON in JSON': (text) =>
		JSON.stringify(JSON.stringify({ error: JSON.stringify({ message: text }) })),
	'percent-encoded': (text) => JSON.stringify(text.replaceAll(KEY, inAddress)),
	'percent-encoded in lower case': (text) =>
		JSON.stringify(
			text.replaceAll(
				KEY,
				inAddress.replace(/%../g, (byte) => byte.toLowerCase()),
			),
		),
	'as the name of a field': (text) => `{${JSON.stringify(text)}:1}`,
	'in a list': (text) => `[${JSON.stringify(text)},[${JSON.stringify(text)}]]`,
};

/** Where an answer can say it, in which outcome. */
const place = fc.record({
	status: fc.constantFrom(200, 400, 401, 403, 404, 429, 500),
	field: fc.constantFrom('error', 'message', 'detail', 'fail_reason', 'video_url', 'model'),
	outcome: fc.constantFrom('"failed"', '"completed"', '"in_progress"'),
});

/** An answer with a value, JSON already, in some field, the error's message and its code. */
function saying(
	name: string,
	value: string,
	at: typeof place extends fc.Arbitrary<infer T> ? T : never,
): Attack {
	const fields: Fields = [
		['id', '"video_1"'],
		['status', at.outcome],
		[at.field, value],
		['error', `{"message":${value},"code":${value}}`],
	];
	return { ...answering(name, object(fields), at.status), leadsAway: true };
}

function spelled(texts: readonly string[]): fc.Arbitrary<Attack> {
	return fc
		.record({
			at: place,
			spelling: fc.constantFrom(...Object.keys(SPELLINGS)),
			text: fc.constantFrom(...texts),
		})
		.map(({ at, spelling, text }) =>
			saying(`secrets ${spelling}`, SPELLINGS[spelling]?.(text) ?? '""', at),
		);
}

const base64: fc.Arbitrary<Attack> = fc
	.record({
		at: place,
		coding: fc.constantFrom('base64', 'base64url'),
		before: fc.constantFrom('', 'a', 'ab', 'user:', 'Bearer '),
		behind: fc.constantFrom('', ':', ':x', '\n'),
	})
	.map(({ at, coding, before, behind }) => {
		const text = Buffer.from(`${before}${KEY}${behind}`).toString(coding);
		return saying(
			`the key in ${coding} behind ${before.length}`,
			JSON.stringify(`Basic ${text}`),
			at,
		);
	});

const SIGNED = [
	`see https://cdn.example.com/v.mp4?signature=${SIGNATURE}&b=1`,
	`cannot read HTTPS://cdn.example.com/?${SIGNATURE}, nor http://cdn.example.com/a#b?${SIGNATURE}`,
	`/v.mp4?signature=${SIGNATURE}`,
];

const DISGUISED = [
	`v.mp4?signature=${SIGNATURE}`,
	`videos/v.mp4?signature=${SIGNATURE}`,
	`../v.mp4?signature=${SIGNATURE}`,
	`//cdn.example.com/v.mp4?signature=${SIGNATURE}`,
	`s3://bucket/v.mp4?X-Amz-Signature=${SIGNATURE}`,
	`wss://cdn.example.com/v?token=${SIGNATURE}`,
	`https://cdn.example.com/v.mp4#access_token=${SIGNATURE}`,
	`https://user:${SIGNATURE}@cdn.example.com/v.mp4`,
	`see (https://cdn.example.com/v.mp4?signature=${SIGNATURE})`,
	`"url":"https://cdn.example.com/v.mp4?signature=${SIGNATURE}"`,
	`at cdn.example.com/v.mp4?signature=${SIGNATURE} there is`,
	`https://proxy.example.com/https://cdn.example.com/v.mp4?signature=${SIGNATURE}`,
];

const thousandAddresses: fc.Arbitrary<Attack> = place.map((at) =>
	saying(
		'a megabyte of signed addresses',
		JSON.stringify(`https://cdn.example.com/v.mp4?signature=${SIGNATURE} `.repeat(20_000)),
		at,
	),
);

export const secrets = {
	'with the key in it': spelled([`Incorrect API key provided: ${KEY}.`, `Bearer ${KEY}`, KEY]),
	'with the key in base64': base64,
	'with a signed link in it': spelled(SIGNED),
	'with a signed link in disguise': spelled(DISGUISED),
	'with a megabyte of signed addresses': thousandAddresses,
};

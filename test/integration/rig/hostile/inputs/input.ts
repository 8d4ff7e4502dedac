import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { imageFixture } from '../../../../fixtures/images';
import { binaryItem, type EngineItem } from '../../../../engine';
import type { Mission } from '../missions';
import { VIDEO_ID } from '../provider';

/** What somebody enters who fills the input of a workflow, such as a public form. */
export interface HostileInput {
	/** Says all of what it does, for the report of a failure. */
	readonly name: string;
	readonly mission: Mission;
	/** Whether the provider is in the internet; otherwise it is on this machine. */
	readonly isPublic?: boolean;
	/** What fields of a submission must hold, if there is one. */
	readonly sent?: Readonly<Record<string, unknown>>;
}

export type Inputs = Readonly<Record<string, fc.Arbitrary<HostileInput>>>;

const DIALECTS = ['openai', 'apiyi', 'artifex'] as const;
const SUBMITTING = ['create', 'generate'];
const READING = ['getStatus', 'download', 'wait'];
const PNG = imageFixture('landscape-1280x720.png');

/** What an expression of the node reads from its item. */
export const FROM_ITEM = '={{ $json.input }}';

/** An item with a value for {@link FROM_ITEM}. */
export function itemOf(input: unknown, picture?: Uint8Array): EngineItem {
	const json = { input } as IDataObject;
	return picture === undefined
		? { json }
		: binaryItem(Buffer.from(picture), 'first-frame.png', 'image/png', { json });
}

/** A value where a submission reads it; now and then with a picture, so that the request is a form. */
export function submitting(
	what: string,
	values: fc.Arbitrary<unknown>,
	parameters: INodeParameters,
	sent?: (value: unknown) => HostileInput['sent'],
): fc.Arbitrary<HostileInput> {
	return fc
		.record({
			value: values,
			operation: fc.constantFrom(...SUBMITTING),
			dialect: fc.constantFrom(...DIALECTS),
			isForm: fc.boolean(),
		})
		.map(({ value, operation, dialect, isForm }) => {
			const fields = sent?.(value);
			return {
				name: `${what} ${describe(value)}`,
				mission: {
					operation,
					dialect,
					losesAnswers: false,
					parameters: { ...(isForm ? { imageSource: 'binary' } : {}), ...parameters },
					items: [itemOf(value, isForm ? PNG : undefined)],
				},
				...(fields && { sent: fields }),
			};
		});
}

/** A value where an operation on a known video reads it. */
export function reading(
	what: string,
	values: fc.Arbitrary<unknown>,
	parameters: INodeParameters,
	operations = READING,
): fc.Arbitrary<HostileInput> {
	return fc
		.record({
			value: values,
			operation: fc.constantFrom(...operations),
			dialect: fc.constantFrom(...DIALECTS),
		})
		.map(({ value, operation, dialect }) => ({
			name: `${what} ${describe(value)}`,
			mission: {
				operation,
				dialect,
				losesAnswers: false,
				parameters: { videoId: VIDEO_ID, ...parameters },
				items: [itemOf(value)],
			},
		}));
}

const LONGEST = 100;

function describe(value: unknown): string {
	const text = typeof value === 'string' ? value.slice(0, 10_000) : value;
	try {
		return (JSON.stringify(text) ?? String(text)).slice(0, LONGEST);
	} catch {
		return 'too deep to show';
	}
}

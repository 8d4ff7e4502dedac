// Source: Replicate's own answer to GET /models/bytedance/seedance-2.5 (recorded, see models.ts): what Cog makes of a
// model's input. Choices stand in schemas of their own behind `allOf`.
import type { ReplicateField, ReplicateModel } from './model';

const FILE = { type: 'string', format: 'uri' };
const NONE = { default: null, nullable: true };

function typeOf(field: ReplicateField): object {
	switch (field.kind) {
		case 'text':
			return { type: 'string', ...(field.maxLength && { maxLength: field.maxLength }) };
		case 'uri':
			return { ...FILE, ...NONE };
		case 'uris':
			return { type: 'array', items: FILE, default: [] };
		case 'boolean':
			return { type: 'boolean', default: true };
		case 'integer':
		case 'number': {
			const { kind, minimum, maximum } = field;
			const limits = { ...(minimum && { minimum }), ...(maximum && { maximum }) };
			return { type: kind, ...limits, ...(minimum === undefined && NONE) };
		}
		case 'choice':
			return { default: field.fallback };
	}
}

function property(name: string, field: ReplicateField, order: number): object {
	const words = field.words === undefined ? {} : { description: field.words };
	const told = { ...typeOf(field), 'x-order': order, ...words };
	if (field.kind === 'choice') {
		return { allOf: [{ $ref: `#/components/schemas/${name}` }], ...told };
	}
	const title = name.replace(/(?:^|_)(\w)/g, (_, letter: string) => ` ${letter.toUpperCase()}`);
	return { title: title.trim(), ...told };
}

function choices(name: string, { of }: Extract<ReplicateField, { kind: 'choice' }>): object {
	const type = of.every((value) => typeof value === 'number') ? 'integer' : 'string';
	return { enum: of, type, title: name, description: 'An enumeration.' };
}

/** The OpenAPI document of a model's version. */
export function openApiSchema({ fields, required, output }: ReplicateModel): object {
	const all = Object.entries(fields);
	const enums = all.flatMap(([name, field]) =>
		field.kind === 'choice' ? [[name, choices(name, field)] as const] : [],
	);
	const properties = all.map(([name, field], order) => [name, property(name, field, order)]);
	return {
		info: { title: 'Cog', version: '0.1.0' },
		paths: {},
		openapi: '3.0.2',
		components: {
			schemas: {
				Input: {
					type: 'object',
					title: 'Input',
					...(required.length > 0 && { required }),
					properties: Object.fromEntries(properties),
				},
				Output:
					output === 'file'
						? { ...FILE, title: 'Output' }
						: { type: 'array', items: FILE, title: 'Output' },
				...Object.fromEntries(enums),
			},
		},
	};
}

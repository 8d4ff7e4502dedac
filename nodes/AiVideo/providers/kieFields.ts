import { imageAddress, type WireFields } from '../protocol/body';
import { at, listAt } from '../protocol/fields';
import { type Fitted, refuse } from '../protocol/fitted';
import { type InputField, type InputSchema, readInputSchema } from '../protocol/inputSchema';
import { refuseUpload } from '../protocol/refusals';
import { imagesOf, type Refusal, type VideoRequest } from '../protocol/request';
import { fitRequest } from '../protocol/schemaFit';
import { knownSchema, VEO_SCHEMA } from './kieModels';

/** The neutral settings in the fields of kie.ai's models, and the schemas that tell these. */

export const MARKET_TASKS = '/api/v1/jobs/createTask';

/** kie.ai overlooks fields it does not know and charges: of a model nothing is known of, only the prompt is sent. */
function fitPromptAlone(request: VideoRequest): Fitted {
	const prompt = { type: 'string' };
	const schema = readInputSchema({ required: ['prompt'], properties: { prompt } });
	const fitted = schema && fitRequest(schema, request, { imagesBy: 'link' });
	if (fitted?.kind !== 'refused' || request.prompt === '') return fitted ?? promptless;
	const { parameter, value } = fitted.refusal;
	const takes = `a prompt alone for ${request.model}: kie.ai does not say now what else the model takes`;
	const advice =
		'Run it again in a minute, or add the setting under Extra Fields in the spelling of the model.';
	return refuse(parameter, value, takes, advice);
}

const promptless = refuse('Prompt', '', 'a text');

/** What the model wants to be told and the user did not choose: its own default. */
function defaultsOf({ fields }: InputSchema): WireFields {
	const wanted = fields.filter(({ isRequired, fallback }) => isRequired && fallback !== null);
	return Object.fromEntries(wanted.map(({ name, fallback }) => [name, fallback]));
}

function asFrame(field: InputField): InputField {
	return { ...field, words: field.words.replace(/reference|subject|style/gi, '') };
}

/** An image-to-video model that calls its images references begins with the one it is given alone. */
function schemaFor({ model, references }: VideoRequest, { fields }: InputSchema): InputSchema {
	if (references.length > 0 || !/image-to-video/.test(model)) return { fields };
	const isImages = ({ name }: InputField) => name === 'image_urls';
	return { fields: fields.map((field) => (isImages(field) ? asFrame(field) : field)) };
}

export function fitMarket(request: VideoRequest, schema: InputSchema | null): Fitted {
	const upload = refuseUpload(request);
	if (upload) return { kind: 'refused', refusal: upload };
	if (schema === null) return fitPromptAlone(request);
	const meant = schemaFor(request, schema);
	const fitted = fitRequest(meant, request, { imagesBy: 'link' });
	if (fitted.kind === 'refused') return fitted;
	return { kind: 'fields', fields: { ...defaultsOf(meant), ...fitted.fields } };
}

const MAX_VEO_REFERENCES = 3;

/** docs.kie.ai, Generate Veo3.1 Video: one list of images holds the frames, or else the references. */
function refuseVeoImages(request: VideoRequest): Refusal | null {
	const { model, firstFrame, lastFrame, references, seconds } = request;
	if (lastFrame && !firstFrame) {
		const takes = 'a last frame together with a first one';
		return { parameter: 'Last Frame', value: 'of an image', takes };
	}
	const count = references.length;
	if (count === 0) return null;
	const value = count === 1 ? 'of one image' : `of ${count} images`;
	const no = (takes: string) => ({ parameter: 'Reference Images', value, takes });
	if (firstFrame) return no('frames or reference images, not both');
	if (model === 'veo3')
		return no('no reference images for veo3; veo3_fast and veo3_lite take some');
	if (count > MAX_VEO_REFERENCES) return no(`at most ${MAX_VEO_REFERENCES} for ${model}`);
	if (seconds === null || seconds === 8) return null;
	return { parameter: 'Duration', value: String(seconds), takes: '8 seconds with references' };
}

export function fitVeo(request: VideoRequest): Fitted {
	const refusal = refuseUpload(request) ?? refuseVeoImages(request);
	if (refusal) return { kind: 'refused', refusal };
	const plain = { ...request, firstFrame: null, lastFrame: null, references: [] };
	const fitted = VEO_SCHEMA && fitRequest(VEO_SCHEMA, plain);
	if (fitted?.kind !== 'fields') return fitted ?? promptless;
	const { fields } = fitted;
	const urls = imagesOf(request).map(imageAddress);
	const mode = request.firstFrame ? 'FIRST_AND_LAST_FRAMES_2_VIDEO' : 'REFERENCE_2_VIDEO';
	const images = urls.length === 0 ? {} : { imageUrls: urls, generationType: mode };
	// The page spells the shape in both ways, and a wrong name would be overlooked.
	return { kind: 'fields', fields: { ...fields, aspectRatio: fields.aspect_ratio, ...images } };
}

/** Fields that no setting fills, and that the pages call required although nothing is made of them. */
function isWanted({ name, kinds, isRequired, fallback }: InputField): boolean {
	if (fallback !== null) return isRequired;
	const isExtra = kinds.includes('boolean') || kinds.includes('array') || kinds.includes('object');
	const isAsked = /url|image|frame|sound|audio/i.test(name) || !isExtra;
	return isRequired && isAsked && !/^mode$/.test(name);
}

/** "**std**: 16:9 (1280×720)" says that `std` is 720p. */
function plainWords({ words }: InputField): string {
	const lines = (_: string, one: string, other: string) => `${Math.min(+one, +other)}p`;
	return words.replace(/\*/g, '').replace(/\(\s*(\d{3,4})\s*[×x]\s*(\d{3,4})\s*\)/g, lines);
}

/** Of alternatives, one is enough. */
function isInEvery(input: unknown, name: string): boolean {
	const branches = [...listAt(input, 'oneOf'), ...listAt(input, 'anyOf')];
	return branches.every((branch) => [at(branch, 'required')].flat().includes(name));
}

/** `GET /models/{model}/schema` → `{data: {openapi}}`, whose `input` is nested in the body. */
export function readSchema(json: unknown, model: string): InputSchema | null {
	const openApi = at(json, 'data', 'openapi');
	const post = at(openApi, 'paths', MARKET_TASKS, 'post', 'requestBody', 'content');
	const input = at(post, 'application/json', 'schema', 'properties', 'input');
	const schema = readInputSchema(input, openApi);
	// The pages exist in Chinese too, and what our table says of a field is told in English.
	const known = knownSchema(model)?.fields ?? [];
	return (
		schema && {
			fields: schema.fields.map((field) => ({
				...field,
				words: `${plainWords(field)} ${known.find(({ name }) => name === field.name)?.words ?? ''}`,
				isRequired: isWanted(field) && isInEvery(input, field.name),
			})),
		}
	);
}

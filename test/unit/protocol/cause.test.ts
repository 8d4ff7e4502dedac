import { causeOf } from '../../../nodes/AiVideo/protocol/cause';

const PAGE = '<html><head><title>Attention Required! | Cloudflare</title></head></html>';

it.each<[number, string, string]>([
	[429, 'Your credits are exhausted, please top up', 'emptyAccount'],
	[403, '该令牌额度已用尽', 'emptyAccount'],
	[402, 'Payment required', 'emptyAccount'],
	[403, 'Your IP 192.0.2.1 is not in the whitelist', 'ipRule'],
	[403, 'This model is not available in your country', 'region'],
	[400, 'Prompt flagged by the safety system', 'moderation'],
	[400, '提示词包含敏感内容', 'moderation'],
	[503, 'No available channels for model veo in this group', 'noModel'],
	[503, '当前分组 default 下对于模型 veo 无可用渠道', 'noModel'],
	[404, 'The model veo does not exist', 'noModel'],
	[403, 'Invalid API key', 'wrongKey'],
	[401, '无效的令牌', 'wrongKey'],
	[403, '该令牌已过期', 'wrongKey'],
	[404, 'Invalid URL (POST /v1/videos)', 'wrongAddress'],
	[400, 'could not parse multipart form', 'defect'],
	[403, PAGE, 'firewall'],
	[401, '', 'wrongKey'],
	[403, '', 'noAccess'],
	[404, '', 'wrongAddress'],
	[302, '', 'moved'],
	[502, '', 'trouble'],
	[400, 'size is odd', 'setting'],
])('the cause of %i with %p is %s', (status, words, cause) => {
	const isPlain = words === '' || words === PAGE;
	const json = isPlain ? undefined : { error: { message: words } };
	const text = json === undefined ? words : JSON.stringify(json);
	expect(causeOf({ status, json, text })).toBe(cause);
});

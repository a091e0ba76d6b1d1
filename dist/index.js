import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 5555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ UserError)
/* harmony export */ });
// src/model/errors.ts
/**
* An error that is part of the product: what was wrong, the value, what is allowed or missing, and, as `fix`, what to do about it. Everything else that is
* thrown is a bug or the environment's fault and is shown with its cause.
*/
var UserError = class extends Error {
	name = "UserError";
	/** What the reader should do now, as a sentence. */
	fix;
	constructor(message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.fix = options.fix;
	}
};



/***/ }),

/***/ 7966:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1593);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5555);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1193);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);




// node_modules/fastest-levenshtein/esm/mod.js
const peq = /* @__PURE__ */ new Uint32Array(65536);
const myers_32 = (a, b) => {
	const n = a.length;
	const m = b.length;
	const lst = 1 << n - 1;
	let pv = -1;
	let mv = 0;
	let sc = n;
	let i = n;
	while (i--) peq[a.charCodeAt(i)] |= 1 << i;
	for (i = 0; i < m; i++) {
		let eq = peq[b.charCodeAt(i)];
		const xv = eq | mv;
		eq |= (eq & pv) + pv ^ pv;
		mv |= ~(eq | pv);
		pv &= eq;
		if (mv & lst) sc++;
		if (pv & lst) sc--;
		mv = mv << 1 | 1;
		pv = pv << 1 | ~(xv | mv);
		mv &= xv;
	}
	i = n;
	while (i--) peq[a.charCodeAt(i)] = 0;
	return sc;
};
const myers_x = (b, a) => {
	const n = a.length;
	const m = b.length;
	const mhc = [];
	const phc = [];
	const hsize = Math.ceil(n / 32);
	const vsize = Math.ceil(m / 32);
	for (let i = 0; i < hsize; i++) {
		phc[i] = -1;
		mhc[i] = 0;
	}
	let j = 0;
	for (; j < vsize - 1; j++) {
		let mv = 0;
		let pv = -1;
		const start = j * 32;
		const vlen = Math.min(32, m) + start;
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		for (let i = 0; i < n; i++) {
			const eq = peq[a.charCodeAt(i)];
			const pb = phc[i / 32 | 0] >>> i & 1;
			const mb = mhc[i / 32 | 0] >>> i & 1;
			const xv = eq | mv;
			const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			let ph = mv | ~(xh | pv);
			let mh = pv & xh;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	}
	let mv = 0;
	let pv = -1;
	const start = j * 32;
	const vlen = Math.min(32, m - start) + start;
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
	let score = m;
	for (let i = 0; i < n; i++) {
		const eq = peq[a.charCodeAt(i)];
		const pb = phc[i / 32 | 0] >>> i & 1;
		const mb = mhc[i / 32 | 0] >>> i & 1;
		const xv = eq | mv;
		const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
		let ph = mv | ~(xh | pv);
		let mh = pv & xh;
		score += ph >>> m - 1 & 1;
		score -= mh >>> m - 1 & 1;
		if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
		if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
		ph = ph << 1 | pb;
		mh = mh << 1 | mb;
		pv = mh | ~(xv | ph);
		mv = ph & xv;
	}
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	return score;
};
const distance = (a, b) => {
	if (a.length < b.length) {
		const tmp = b;
		b = a;
		a = tmp;
	}
	if (b.length === 0) return a.length;
	if (a.length <= 32) return myers_32(a, b);
	return myers_x(a, b);
};
const closest = (str, arr) => {
	let min_distance = Infinity;
	let min_index = 0;
	for (let i = 0; i < arr.length; i++) {
		const dist = distance(str, arr[i]);
		if (dist < min_distance) {
			min_distance = dist;
			min_index = i;
		}
	}
	return arr[min_index];
};
// src/regions.ts
/**
* The regions of the public AWS partitions, so that a misspelt one is refused before the first call. A test compares the list with the one in the AWS SDK that is
* bundled: it grows with the SDK.
*/
const REGIONS = [
	"af-south-1",
	"ap-east-1",
	"ap-east-2",
	"ap-northeast-1",
	"ap-northeast-2",
	"ap-northeast-3",
	"ap-south-1",
	"ap-south-2",
	"ap-southeast-1",
	"ap-southeast-2",
	"ap-southeast-3",
	"ap-southeast-4",
	"ap-southeast-5",
	"ap-southeast-6",
	"ap-southeast-7",
	"ca-central-1",
	"ca-west-1",
	"cn-north-1",
	"cn-northwest-1",
	"eu-central-1",
	"eu-central-2",
	"eu-north-1",
	"eu-south-1",
	"eu-south-2",
	"eu-west-1",
	"eu-west-2",
	"eu-west-3",
	"eusc-de-east-1",
	"il-central-1",
	"me-central-1",
	"me-south-1",
	"me-west-1",
	"mx-central-1",
	"sa-east-1",
	"sa-west-1",
	"us-east-1",
	"us-east-2",
	"us-gov-east-1",
	"us-gov-west-1",
	"us-west-1",
	"us-west-2"
];
// src/inputs.ts
/** The inputs of action.yml with their defaults. An input that is given empty means its default, as a reusable workflow passes on what it was not given. */
const DEFAULTS = {
	command: "deploy",
	name: "",
	region: "",
	timeout: "15m",
	"lock-timeout": "10m",
	"instance-type": "t4g.medium",
	"cpu-credits": "standard",
	"instance-profile": "",
	"permissions-boundary": "",
	"root-volume-size": "16",
	"volume-size": "30",
	"vpc-id": "",
	"subnet-id": "",
	"vpc-cidr": "",
	"peer-vpc-ids": "",
	"dashboard-cidrs": "0.0.0.0/0",
	"ingest-cidrs": "",
	"query-cidrs": "",
	"ingest-auth": "auto",
	"rotate-ingest-token": "false",
	"admin-password-parameter": "",
	domain: "",
	email: "",
	"hosted-zone-id": "",
	"traces-retention": "30d",
	"metrics-retention": "30d",
	logs: "false",
	"image-registry": "",
	"stack-dir": "",
	ttl: "",
	"replace-host": "false",
	snapshot: "false",
	"restore-snapshot-id": "",
	"on-failure": "rollback",
	"delete-data": "false",
	"fail-on": "",
	annotation: "",
	comment: "false",
	"github-deployment": "false",
	"github-token": "${{ github.token }}"
};
const COMMANDS = [
	"deploy",
	"plan",
	"status",
	"destroy",
	"sweep",
	"annotate"
];
/** What `status` may be told to fail on. */
const TROUBLES = ["unhealthy", "drift"];
/** The room that a VPC of its own may have: eight subnets of at least /28, AWS's smallest, and at most AWS's largest VPC. */
const VPC_PREFIX = {
	smallest: 25,
	largest: 16
};
/**
* Reads the action's inputs from a runner's environment.
*
* @throws UserError that lists every input that is wrong, each with its value and what is allowed. No call is made before this returns.
*/
const readInputs = (environment) => {
	const problems = [];
	const read = readersFor(environment, problems);
	findUnknownInputs(environment, problems);
	const command = read.choice("command", COMMANDS);
	const common = {
		name: command === "sweep" ? noName(read.text("name"), problems) : read.matching("name", NAME),
		region: read.region(),
		timeout: read.duration("timeout", 60, 21600),
		github: {
			comment: read.flag("comment"),
			deployment: read.flag("github-deployment"),
			token: read.token()
		}
	};
	const lockTimeout = read.duration("lock-timeout", 0, 21600);
	const configuration = readConfiguration(read, problems, environment);
	const deleteData = read.flag("delete-data");
	const onFailure = read.choice("on-failure", ["rollback", "keep"]);
	const failOn = read.choices("fail-on", TROUBLES);
	const annotation = read.matching("annotation", ANNOTATION);
	if (problems.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(problems.length === 1 ? String(problems[0]) : `${problems.length} inputs are wrong:\n- ${problems.join("\n- ")}`, { fix: "Correct the `with:` block of this step. Nothing was created or changed." });
	switch (command) {
		case "status": return {
			...common,
			command,
			configuration,
			failOn
		};
		case "destroy": return {
			...common,
			command,
			lockTimeout,
			deleteData,
			snapshot: configuration.snapshot
		};
		case "sweep": return {
			...common,
			command,
			lockTimeout,
			deleteData,
			snapshot: configuration.snapshot
		};
		case "annotate": return {
			...common,
			command,
			annotation
		};
		case "plan": return {
			...common,
			command,
			configuration
		};
		case "deploy": return {
			...common,
			command,
			lockTimeout,
			configuration,
			onFailure
		};
	}
};
/** Whoever names a deployment means that one alone. */
const noName = (name, problems) => {
	if (name !== "") problems.push(`name: '${name}' is one deployment, but sweep looks at every deployment of the region; leave it out, or use \`command: destroy\``);
	return "";
};
/** 24 characters keep the bucket's name, with account and region in it, within S3's 63. */
const NAME = {
	expression: /^[a-z0-9]([a-z0-9-]{0,22}[a-z0-9])?$/,
	allowed: "1 to 24 lower-case letters, digits and hyphens, with a letter or digit at either end"
};
/** A tooltip's worth. */
const ANNOTATION = {
	expression: /^[^\n]{0,200}$/,
	allowed: "one line of at most 200 characters"
};
const INSTANCE_TYPE = {
	expression: /^[a-z][a-z0-9-]*\.([a-z0-9]+-)?[a-z0-9]+$/,
	allowed: "an EC2 instance type such as `t4g.medium`, or several in order of preference"
};
const idOf = (prefix) => ({
	expression: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
	allowed: `\`${prefix}-\` and 8 or 17 hexadecimal digits`
});
const PROFILE = {
	expression: /^[\w+=,.@-]{1,128}$/,
	allowed: "an instance profile's name (not its ARN)"
};
const DOMAIN = {
	expression: /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/,
	allowed: "a whole domain name in lower case, such as `observability.example.org`"
};
const ZONE = {
	expression: /^[A-Z0-9]{1,32}$/,
	allowed: "a Route 53 hosted zone's id, up to 32 capital letters and digits such as `Z0123456789ABC`"
};
const EMAIL = {
	expression: /^[\w.+-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/,
	allowed: "an e-mail address such as `someone@example.org`"
};
const PARAMETER = {
	expression: /^(\/[A-Za-z0-9_.-]{1,255}){1,15}$/,
	allowed: "an SSM parameter's full name, such as `/observability/grafana-password`"
};
/** As the reference of an image begins: a host, which has a dot or a port in it, and perhaps a path. */
const REGISTRY = {
	expression: /^(?=.{1,200}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d{1,5})?|[a-z0-9]([a-z0-9-]*[a-z0-9])?:\d{1,5})(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/,
	allowed: "a registry's host and perhaps a path, in lower case and without `https://`, such as `123456789012.dkr.ecr.eu-central-1.amazonaws.com/docker-hub`"
};
const BOUNDARY = {
	expression: /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/,
	allowed: "an IAM policy's ARN, `arn:aws:iam::<account>:policy/<name>`"
};
const readConfiguration = (read, problems, environment) => {
	const ingestCidrs = read.cidrs("ingest-cidrs");
	const configuration = {
		instanceTypes: read.listOf("instance-type", INSTANCE_TYPE),
		cpuCredits: read.choice("cpu-credits", ["standard", "unlimited"]),
		instanceProfile: read.optional("instance-profile", PROFILE),
		permissionsBoundary: read.optional("permissions-boundary", BOUNDARY),
		rootVolumeSize: read.size("root-volume-size", 10, 1024),
		volumeSize: read.size("volume-size", 10, 16384),
		replaceHost: read.flag("replace-host"),
		snapshot: read.flag("snapshot"),
		restoreSnapshotId: read.optional("restore-snapshot-id", idOf("snap")),
		vpcId: read.optional("vpc-id", idOf("vpc")),
		subnetId: read.optional("subnet-id", idOf("subnet")),
		vpcCidr: read.vpcCidr(),
		peerVpcIds: read.listOf("peer-vpc-ids", idOf("vpc")),
		dashboardCidrs: read.cidrs("dashboard-cidrs"),
		ingestCidrs,
		queryCidrs: read.cidrs("query-cidrs"),
		ingestAuth: readIngestAuth(read, problems, ingestCidrs),
		rotateIngestToken: read.flag("rotate-ingest-token"),
		adminPasswordParameter: read.optional("admin-password-parameter", PARAMETER),
		tls: readTls(read, problems),
		tracesRetention: read.duration("traces-retention", 3600, 31536e4),
		metricsRetention: read.duration("metrics-retention", 3600, 31536e4),
		logs: read.flag("logs"),
		imageRegistry: readImageRegistry(read, problems),
		ttl: read.text("ttl") === "" ? null : read.duration("ttl", 600, 31536e3),
		stackDirectory: directoryIn(environment["GITHUB_WORKSPACE"], read.text("stack-dir"))
	};
	const { vpcId, subnetId, vpcCidr, instanceProfile, permissionsBoundary } = configuration;
	if (vpcCidr && (vpcId ?? subnetId)) problems.push(`vpc-cidr: '${vpcCidr}' is the range of a VPC to make, but ${vpcId ? `vpc-id '${vpcId}'` : `subnet-id '${subnetId}'`} names one that is there; give one or the other`);
	if (vpcId && configuration.peerVpcIds.includes(vpcId)) problems.push(`peer-vpc-ids: '${vpcId}' is the VPC that the host is in, by vpc-id; allowed are other VPCs of this account and region`);
	if (instanceProfile && permissionsBoundary) problems.push(`permissions-boundary: '${permissionsBoundary}' bounds a role to make, but instance-profile '${instanceProfile}' brings its own role; give one or the other`);
	for (const cidr of configuration.queryCidrs.filter(isPublic)) problems.push(`query-cidrs: '${cidr}' reaches the internet, and 3200 and 4040 have neither TLS nor a credential of their own; allowed are ranges within ${_registry_js__WEBPACK_IMPORTED_MODULE_0__.n.join(", ")}. From elsewhere, read through Grafana.`);
	if (configuration.rotateIngestToken && configuration.ingestAuth === "none") problems.push("rotate-ingest-token: 'true', but no token is in force; allowed with `ingest-auth: token`, or with `ingest-cidrs` outside private ranges");
	if (configuration.adminPasswordParameter?.startsWith("/vispyr/")) problems.push(`admin-password-parameter: '${configuration.adminPasswordParameter}' lies where deployments keep what they generate; allowed is a name outside /vispyr/`);
	return configuration;
};
/** Whether a range holds addresses that route on the internet. What is no range at all has been complained of before. */
const isPublic = (cidr) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.s)(cidr) !== null && !(0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.i)(cidr);
/** A host that looks like Amazon ECR and is none would be pulled from without a login, and fail only on the host. */
const readImageRegistry = (read, problems) => {
	const registry = read.optional("image-registry", REGISTRY);
	if (registry !== null && /\.dkr[.-]ecr[.-]/.test(registry) && (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.t)(registry) === null) problems.push(`image-registry: '${registry}' is no private registry of Amazon ECR that the host could log in to; allowed is \`<account>.dkr.ecr.<region>.amazonaws.com\` with its twelve digits, and perhaps a path`);
	return registry;
};
/** A trusted certificate is for a domain, and the authority wants to know whom to tell: both or neither. */
const readTls = (read, problems) => {
	const domain = read.optional("domain", DOMAIN);
	const email = read.optional("email", EMAIL);
	const hostedZone = read.optional("hosted-zone-id", ZONE);
	if (domain !== null && email === null) problems.push(`domain: '${domain}' is to have a certificate from Let's Encrypt, whose account needs \`email\` too`);
	if (email !== null && domain === null) problems.push(`email: '${email}' is for the certificate of a domain; allowed together with \`domain\` only`);
	if (hostedZone !== null && domain === null) problems.push(`hosted-zone-id: '${hostedZone}' gets the record of a domain; allowed together with \`domain\` only`);
	return domain !== null && email !== null ? {
		domain,
		email,
		hostedZone
	} : null;
};
/** What ingestion asks for: `auto` is a token as soon as someone outside private ranges may send. There, nothing less is allowed. */
const readIngestAuth = (read, problems, cidrs) => {
	const choice = read.choice("ingest-auth", [
		"auto",
		"token",
		"none"
	]);
	const reaching = cidrs.filter(isPublic);
	if (choice === "none" && reaching.length > 0) problems.push(`ingest-auth: 'none' would open 4317, 9090 and 9999 to '${reaching.join(", ")}' without TLS and a token; allowed are \`auto\` and \`token\`, or \`ingest-cidrs\` within ${_registry_js__WEBPACK_IMPORTED_MODULE_0__.n.join(", ")}`);
	return choice === "token" || reaching.length > 0 ? "token" : "none";
};
const directoryIn = (workspace, directory) => {
	if (directory === "") return null;
	return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(directory) ? directory : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace ?? process.cwd(), directory);
};
/** Functions that read one input each, note what is wrong with it and go on, so that a user sees every mistake at once. */
const readersFor = (environment, problems) => {
	const given = (name) => (environment[variableOf(name)] ?? "").trim();
	const text = (name) => given(name) || DEFAULTS[name];
	const wrong = (name, value, allowed) => {
		problems.push(value === "" ? `${name}: is required; allowed is ${allowed}` : `${name}: '${value}' is not valid; allowed is ${allowed}`);
	};
	const list = (name) => [...new Set(text(name).split(/[\n,]/).map((item) => item.trim()).filter((item) => item !== ""))];
	const matching = (name, { expression, allowed }) => {
		const value = text(name);
		if (!expression.test(value)) wrong(name, value, allowed);
		return value;
	};
	return {
		text,
		matching,
		/** The default is an expression, which the runner fills in. */
		token: () => given("github-token") || null,
		optional: (name, pattern) => text(name) === "" ? null : matching(name, pattern),
		listOf: (name, { expression, allowed }) => {
			const items = list(name);
			for (const item of items.filter((item) => !expression.test(item))) wrong(name, item, allowed);
			return items;
		},
		choice: (name, choices) => {
			const value = text(name);
			const choice = choices.find((choice) => choice === value);
			if (choice === void 0) wrong(name, value, choices.map((choice) => `\`${choice}\``).join(", "));
			return choice ?? choices[0];
		},
		choices: (name, choices) => list(name).flatMap((item) => {
			const choice = choices.find((choice) => choice === item);
			if (choice === void 0) wrong(name, item, choices.map((choice) => `\`${choice}\``).join(", "));
			return choice ?? [];
		}),
		flag: (name) => {
			const value = text(name);
			if (value !== "true" && value !== "false") wrong(name, value, "`true` or `false`");
			return value === "true";
		},
		duration: (name, shortest, longest) => {
			const value = text(name);
			const seconds = (0,_time_js__WEBPACK_IMPORTED_MODULE_3__.i)(value);
			if (seconds === null || seconds < shortest || seconds > longest) wrong(name, value, `a whole number with its unit (s, m, h or d), from ${(0,_time_js__WEBPACK_IMPORTED_MODULE_3__.n)(shortest)} to ${(0,_time_js__WEBPACK_IMPORTED_MODULE_3__.n)(longest)}`);
			return seconds ?? shortest;
		},
		size: (name, smallest, largest) => {
			const value = text(name);
			const match = /^(\d+)( ?GiB)?$/.exec(value);
			const size = match ? Number(match[1]) : NaN;
			if (!(size >= smallest && size <= largest)) wrong(name, value, `a whole number of GiB (no other unit) from ${smallest} to ${largest}`);
			return size;
		},
		cidrs: (name) => list(name).map((item) => {
			const network = (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.a)(item);
			const advice = network !== null && network !== item ? ` (did you mean \`${network}\`?)` : "";
			if ((0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.s)(item) === null) wrong(name, item, `IPv4 ranges in CIDR notation such as \`203.0.113.0/24\`${advice}`);
			return item;
		}),
		vpcCidr: () => {
			const value = text("vpc-cidr");
			if (value === "") return null;
			if (!((0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.s)(value) !== null && (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.c)(value) >= VPC_PREFIX.largest && (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.c)(value) <= VPC_PREFIX.smallest && (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.i)(value) && !(0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.o)(value, "172.17.0.0/16"))) wrong("vpc-cidr", value, `a private IPv4 range from /${VPC_PREFIX.largest} to /${VPC_PREFIX.smallest} outside 172.17.0.0/16, such as \`10.20.0.0/24\``);
			return value;
		},
		region: () => {
			const value = text("region") || environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] || "";
			if (!REGIONS.includes(value)) {
				const near = REGIONS.filter((region) => value !== "" && region.startsWith(value.slice(0, 3)));
				const known = (near.length > 0 ? near : REGIONS).join(", ");
				wrong("region", value, `an AWS region, here or in the environment's AWS_REGION: ${known}`);
			}
			return value;
		}
	};
};
/** A runner upper-cases the name and keeps its hyphens. */
const variableOf = (name) => `INPUT_${name.toUpperCase()}`;
/** A misspelt input would silently leave its default in force; the runner only warns. */
const findUnknownInputs = (environment, problems) => {
	const known = new Set(Object.keys(DEFAULTS).map(variableOf));
	for (const variable of Object.keys(environment)) {
		if (!variable.startsWith("INPUT_") || known.has(variable)) continue;
		const name = variable.slice(6).toLowerCase();
		const names = Object.keys(DEFAULTS);
		const near = closest(name, names);
		const advice = distance(name, near) <= 3 ? ` (did you mean \`${near}\`?)` : "";
		problems.push(`${name}: there is no such input${advice}; allowed are ${names.join(", ")}`);
	}
};
// src/report/log.ts
/** Logs in the runner's own language: foldable groups, annotations, masks. */
const jobLog = () => {
	const phases = [];
	let current = null;
	return {
		phases,
		current: () => current,
		info: _registry_js__WEBPACK_IMPORTED_MODULE_0__.p,
		debug: _registry_js__WEBPACK_IMPORTED_MODULE_0__.u,
		warning: (message) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.y)(message),
		mask: _registry_js__WEBPACK_IMPORTED_MODULE_0__._,
		group: async (title, phase) => {
			const begun = performance.now();
			current = title;
			(0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.v)(title);
			try {
				const result = await phase();
				current = null;
				return result;
			} finally {
				const elapsed = performance.now() - begun;
				phases.push({
					title,
					elapsed
				});
				(0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.p)(`(${(0,_time_js__WEBPACK_IMPORTED_MODULE_3__.r)(elapsed)})`);
				(0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.d)();
			}
		}
	};
};
// src/index.ts
/** Ends the step as failed, with the cause in one annotation and the way out below it. */
const fail = (error) => {
	const output = error instanceof Error && "output" in error ? String(error.output) : "";
	if (output) (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.p)(`\nThe host's last lines:\n${output}\n`);
	const message = error instanceof Error ? error.message : String(error);
	(0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.h)(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t && error.fix ? `${message}\n${error.fix}` : message);
	if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.t) && error instanceof Error && error.stack) (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.p)(error.stack);
	for (let cause = error instanceof Error ? error.cause : void 0; cause instanceof Error; cause = cause.cause) (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.p)(`Caused by ${cause.name}: ${cause.message}`);
};
const main = async () => {
	const log = jobLog();
	const inputs = readInputs(process.env);
	log.info(`Vispyr ${inputs.command}: ${inputs.name === "" ? "every deployment" : `'${inputs.name}'`} in ${inputs.region}.`);
	const { run, timeoutError } = await Promise.all(/* import() */[__nccwpck_require__.e(667), __nccwpck_require__.e(821)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6583));
	const controller = new AbortController();
	const deadline = setTimeout(() => controller.abort(timeoutError(inputs.timeout, log)), inputs.timeout * 1e3);
	const cancel = (signal) => {
		controller.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_1__.t(`Cancelled by ${signal}.`, { fix: "Run the step again: it goes on from here." }));
	};
	process.once("SIGINT", cancel).once("SIGTERM", cancel);
	try {
		const stackDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(process.argv[1] ?? ""), "..", "stack");
		await run({
			inputs,
			environment: process.env,
			log,
			controller,
			stackDirectory
		});
	} finally {
		clearTimeout(deadline);
		process.off("SIGINT", cancel).off("SIGTERM", cancel);
	}
};
/** How long the clean-up may take, milliseconds: one command to cancel, one object to remove. */
const CLEAN_UP_TIME = 6e4;
/** The clean-up of a step, which the runner starts when the job ends, whatever became of the step. */
const post = async () => {
	const lock = (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.f)("lock");
	const command = (0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.f)("command");
	if (lock === "" && command === "") return;
	const { tidyUp } = await Promise.all(/* import() */[__nccwpck_require__.e(667), __nccwpck_require__.e(877)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8877));
	const signal = AbortSignal.timeout(CLEAN_UP_TIME);
	await tidyUp({
		inputs: readInputs(process.env),
		environment: process.env,
		log: jobLog(),
		signal,
		lock,
		command
	});
};
try {
	if ((0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.f)("started") === "true") await post();
	else {
		(0,_registry_js__WEBPACK_IMPORTED_MODULE_0__.m)("started", "true");
		await main();
	}
} catch (error) {
	fail(error);
}


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* binding */ setSecret),
  a: () => (/* binding */ networkOf),
  c: () => (/* binding */ prefixLength),
  d: () => (/* binding */ endGroup),
  f: () => (/* binding */ getState),
  g: () => (/* binding */ setOutput),
  h: () => (/* binding */ setFailed),
  i: () => (/* binding */ isPrivate),
  l: () => (/* binding */ subrange),
  m: () => (/* binding */ saveState),
  n: () => (/* binding */ PRIVATE_RANGES),
  o: () => (/* binding */ overlaps),
  p: () => (/* binding */ info),
  r: () => (/* binding */ contains),
  s: () => (/* binding */ parseCidr),
  t: () => (/* binding */ ecrRegistry),
  u: () => (/* binding */ debug),
  v: () => (/* binding */ startGroup),
  y: () => (/* binding */ warning)
});

// EXTERNAL MODULE: ./.bundle/rolldown-runtime.js + 1 modules
var rolldown_runtime = __nccwpck_require__(671);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./.bundle/registry.js




// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!external_fs_.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(external_os_.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Sets the action status to failed.
* When the action exits it will be with an exit code of 1
* @param message add error issue message
*/
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Writes info to log with console.log.
* @param message info message
*/
function info(message) {
	process.stdout.write(message + external_os_.EOL);
}
/**
* Begin an output group.
*
* Output until the next `groupEnd` will be foldable in this group
*
* @param name The name of the output group
*/
function startGroup(name) {
	issue("group", name);
}
/**
* End an output group.
*/
function endGroup() {
	issue("endgroup");
}
/**
* Saves state for current action, the state can only be retrieved by this action's post job execution.
*
* @param     name     name of the state to store
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function saveState(name, value) {
	if (process.env["GITHUB_STATE"] || "") return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
	issueCommand("save-state", { name }, toCommandValue(value));
}
/**
* Gets the value of an state set by this action's main execution.
*
* @param     name     name of the state to get
* @returns   string
*/
function getState(name) {
	return process.env[`STATE_${name}`] || "";
}
// src/model/cidr.ts
var import_ipaddr = /* @__PURE__ */ (0,rolldown_runtime.r)((/* @__PURE__ */ (0,rolldown_runtime.t)(((exports, module, this$1) => {
	(function(root) {
		"use strict";
		const ipv4Part = "(0?\\d+|0x[a-f0-9]+)";
		const ipv4Regexes = {
			fourOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
			threeOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
			twoOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}$`, "i"),
			longValue: new RegExp(`^${ipv4Part}$`, "i")
		};
		const octalRegex = new RegExp(`^0[0-7]+$`, "i");
		const hexRegex = new RegExp(`^0x[a-f0-9]+$`, "i");
		const zoneIndex = "%[0-9a-z]{1,}";
		const ipv6Part = "(?:[0-9a-f]+::?)+";
		const ipv6Regexes = {
			zoneIndex: new RegExp(zoneIndex, "i"),
			"native": new RegExp(`^(::)?(${ipv6Part})?([0-9a-f]+)?(::)?(${zoneIndex})?$`, "i"),
			deprecatedTransitional: new RegExp(`^(?:::)(${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?)$`, "i"),
			transitional: new RegExp(`^((?:${ipv6Part})|(?:::)(?:${ipv6Part})?)${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?$`, "i")
		};
		function expandIPv6(string, parts) {
			if (string.indexOf("::") !== string.lastIndexOf("::")) return null;
			let colonCount = 0;
			let lastColon = -1;
			let zoneId = (string.match(ipv6Regexes.zoneIndex) || [])[0];
			let replacement, replacementCount;
			if (zoneId) {
				zoneId = zoneId.substring(1);
				string = string.replace(/%.+$/, "");
			}
			while ((lastColon = string.indexOf(":", lastColon + 1)) >= 0) colonCount++;
			if (string.substr(0, 2) === "::") colonCount--;
			if (string.substr(-2, 2) === "::") colonCount--;
			if (colonCount >= parts) return null;
			replacementCount = parts - colonCount;
			replacement = ":";
			while (replacementCount--) replacement += "0:";
			string = string.replace("::", replacement);
			if (string[0] === ":") string = string.slice(1);
			if (string[string.length - 1] === ":") string = string.slice(0, -1);
			parts = (function() {
				const ref = string.split(":");
				const results = [];
				for (let i = 0; i < ref.length; i++) results.push(ref[i].length > 4 ? NaN : parseInt(ref[i], 16));
				return results;
			})();
			return {
				parts,
				zoneId
			};
		}
		function matchCIDR(first, second, partSize, cidrBits) {
			if (first.length !== second.length) throw new Error("ipaddr: cannot match CIDR for objects with different lengths");
			let part = 0;
			let shift;
			while (cidrBits > 0) {
				shift = partSize - cidrBits;
				if (shift < 0) shift = 0;
				if (first[part] >> shift !== second[part] >> shift) return false;
				cidrBits -= partSize;
				part += 1;
			}
			return true;
		}
		function parseIntAuto(string) {
			if (hexRegex.test(string)) return parseInt(string, 16);
			if (string[0] === "0" && !isNaN(parseInt(string[1], 10))) {
				if (octalRegex.test(string)) return parseInt(string, 8);
				throw new Error(`ipaddr: cannot parse ${string} as octal`);
			}
			return parseInt(string, 10);
		}
		function padPart(part, length) {
			while (part.length < length) part = `0${part}`;
			return part;
		}
		const ipaddr = {};
		ipaddr.IPv4 = (function() {
			function IPv4(octets) {
				if (octets.length !== 4) throw new Error("ipaddr: ipv4 octet count should be 4");
				let i, octet;
				for (i = 0; i < octets.length; i++) {
					octet = octets[i];
					if (!(0 <= octet && octet <= 255)) throw new Error("ipaddr: ipv4 octet should fit in 8 bits");
				}
				this.octets = octets;
			}
			IPv4.prototype.SpecialRanges = {
				unspecified: [[new IPv4([
					0,
					0,
					0,
					0
				]), 8]],
				broadcast: [[new IPv4([
					255,
					255,
					255,
					255
				]), 32]],
				multicast: [[new IPv4([
					224,
					0,
					0,
					0
				]), 4]],
				linkLocal: [[new IPv4([
					169,
					254,
					0,
					0
				]), 16]],
				loopback: [[new IPv4([
					127,
					0,
					0,
					0
				]), 8]],
				carrierGradeNat: [[new IPv4([
					100,
					64,
					0,
					0
				]), 10]],
				"private": [
					[new IPv4([
						10,
						0,
						0,
						0
					]), 8],
					[new IPv4([
						172,
						16,
						0,
						0
					]), 12],
					[new IPv4([
						192,
						168,
						0,
						0
					]), 16]
				],
				reserved: [
					[new IPv4([
						192,
						0,
						0,
						0
					]), 24],
					[new IPv4([
						192,
						0,
						2,
						0
					]), 24],
					[new IPv4([
						192,
						88,
						99,
						0
					]), 24],
					[new IPv4([
						198,
						18,
						0,
						0
					]), 15],
					[new IPv4([
						198,
						51,
						100,
						0
					]), 24],
					[new IPv4([
						203,
						0,
						113,
						0
					]), 24],
					[new IPv4([
						240,
						0,
						0,
						0
					]), 4]
				],
				as112: [[new IPv4([
					192,
					175,
					48,
					0
				]), 24], [new IPv4([
					192,
					31,
					196,
					0
				]), 24]],
				amt: [[new IPv4([
					192,
					52,
					193,
					0
				]), 24]]
			};
			IPv4.prototype.kind = function() {
				return "ipv4";
			};
			IPv4.prototype.match = function(other, cidrRange) {
				let ref;
				if (cidrRange === void 0) {
					ref = other;
					other = ref[0];
					cidrRange = ref[1];
				}
				if (other.kind() !== "ipv4") throw new Error("ipaddr: cannot match ipv4 address with non-ipv4 one");
				return matchCIDR(this.octets, other.octets, 8, cidrRange);
			};
			IPv4.prototype.prefixLengthFromSubnetMask = function() {
				let cidr = 0;
				let stop = false;
				const zerotable = {
					0: 8,
					128: 7,
					192: 6,
					224: 5,
					240: 4,
					248: 3,
					252: 2,
					254: 1,
					255: 0
				};
				let i, octet, zeros;
				for (i = 3; i >= 0; i -= 1) {
					octet = this.octets[i];
					if (octet in zerotable) {
						zeros = zerotable[octet];
						if (stop && zeros !== 0) return null;
						if (zeros !== 8) stop = true;
						cidr += zeros;
					} else return null;
				}
				return 32 - cidr;
			};
			IPv4.prototype.range = function() {
				return ipaddr.subnetMatch(this, this.SpecialRanges);
			};
			IPv4.prototype.toByteArray = function() {
				return this.octets.slice(0);
			};
			IPv4.prototype.toIPv4MappedAddress = function() {
				return ipaddr.IPv6.parse(`::ffff:${this.toString()}`);
			};
			IPv4.prototype.toNormalizedString = function() {
				return this.toString();
			};
			IPv4.prototype.toString = function() {
				return this.octets.join(".");
			};
			return IPv4;
		})();
		ipaddr.IPv4.broadcastAddressFromCIDR = function(string) {
			try {
				const cidr = this.parseCIDR(string);
				const ipInterfaceOctets = cidr[0].toByteArray();
				const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				const octets = [];
				let i = 0;
				while (i < 4) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv4.isIPv4 = function(string) {
			return this.parser(string) !== null;
		};
		ipaddr.IPv4.isValid = function(string) {
			try {
				new this(this.parser(string));
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv4.isValidCIDR = function(string) {
			try {
				this.parseCIDR(string);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv4.isValidFourPartDecimal = function(string) {
			if (ipaddr.IPv4.isValid(string) && string.match(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/)) return true;
			else return false;
		};
		ipaddr.IPv4.isValidCIDRFourPartDecimal = function(string) {
			const match = string.match(/^(.+)\/(\d+)$/);
			if (!ipaddr.IPv4.isValidCIDR(string) || !match) return false;
			return ipaddr.IPv4.isValidFourPartDecimal(match[1]);
		};
		ipaddr.IPv4.networkAddressFromCIDR = function(string) {
			let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
			try {
				cidr = this.parseCIDR(string);
				ipInterfaceOctets = cidr[0].toByteArray();
				subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				octets = [];
				i = 0;
				while (i < 4) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv4.parse = function(string) {
			const parts = this.parser(string);
			if (parts === null) throw new Error("ipaddr: string is not formatted like an IPv4 Address");
			return new this(parts);
		};
		ipaddr.IPv4.parseCIDR = function(string) {
			let match;
			if (match = string.match(/^(.+)\/(\d+)$/)) {
				const maskLength = parseInt(match[2]);
				if (maskLength >= 0 && maskLength <= 32) {
					const parsed = [this.parse(match[1]), maskLength];
					Object.defineProperty(parsed, "toString", { value: function() {
						return this.join("/");
					} });
					return parsed;
				}
			}
			throw new Error("ipaddr: string is not formatted like an IPv4 CIDR range");
		};
		ipaddr.IPv4.parser = function(string) {
			let match, part, value;
			if (match = string.match(ipv4Regexes.fourOctet)) return (function() {
				const ref = match.slice(1, 6);
				const results = [];
				for (let i = 0; i < ref.length; i++) {
					part = ref[i];
					results.push(parseIntAuto(part));
				}
				return results;
			})();
			else if (match = string.match(ipv4Regexes.longValue)) {
				value = parseIntAuto(match[1]);
				if (value > 4294967295 || value < 0) throw new Error("ipaddr: address outside defined range");
				return (function() {
					const results = [];
					let shift = 0;
					for (; shift <= 24; shift += 8) results.push(value >> shift & 255);
					return results;
				})().reverse();
			} else if (match = string.match(ipv4Regexes.twoOctet)) return (function() {
				const ref = match.slice(1, 4);
				const results = [];
				value = parseIntAuto(ref[1]);
				if (value > 16777215 || value < 0) throw new Error("ipaddr: address outside defined range");
				results.push(parseIntAuto(ref[0]));
				results.push(value >> 16 & 255);
				results.push(value >> 8 & 255);
				results.push(value & 255);
				return results;
			})();
			else if (match = string.match(ipv4Regexes.threeOctet)) return (function() {
				const ref = match.slice(1, 5);
				const results = [];
				value = parseIntAuto(ref[2]);
				if (value > 65535 || value < 0) throw new Error("ipaddr: address outside defined range");
				results.push(parseIntAuto(ref[0]));
				results.push(parseIntAuto(ref[1]));
				results.push(value >> 8 & 255);
				results.push(value & 255);
				return results;
			})();
			else return null;
		};
		ipaddr.IPv4.subnetMaskFromPrefixLength = function(prefix) {
			prefix = parseInt(prefix);
			if (Number.isNaN(prefix) || prefix < 0 || prefix > 32) throw new Error("ipaddr: invalid IPv4 prefix length");
			const octets = [
				0,
				0,
				0,
				0
			];
			let j = 0;
			const filledOctetCount = Math.floor(prefix / 8);
			while (j < filledOctetCount) {
				octets[j] = 255;
				j++;
			}
			if (filledOctetCount < 4) octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
			return new this(octets);
		};
		ipaddr.IPv6 = (function() {
			function IPv6(parts, zoneId) {
				let i, part;
				if (parts.length === 16) {
					this.parts = [];
					for (i = 0; i <= 14; i += 2) this.parts.push(parts[i] << 8 | parts[i + 1]);
				} else if (parts.length === 8) this.parts = parts;
				else throw new Error("ipaddr: ipv6 part count should be 8 or 16");
				for (i = 0; i < this.parts.length; i++) {
					part = this.parts[i];
					if (!(0 <= part && part <= 65535)) throw new Error("ipaddr: ipv6 part should fit in 16 bits");
				}
				if (zoneId) this.zoneId = zoneId;
			}
			IPv6.prototype.SpecialRanges = {
				unspecified: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 128],
				linkLocal: [new IPv6([
					65152,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 10],
				multicast: [new IPv6([
					65280,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 8],
				loopback: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					0,
					0,
					1
				]), 128],
				uniqueLocal: [new IPv6([
					64512,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 7],
				ipv4Mapped: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					65535,
					0,
					0
				]), 96],
				deprecatedSiteLocal: [new IPv6([
					65216,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 10],
				discard: [new IPv6([
					256,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 64],
				rfc6145: [new IPv6([
					0,
					0,
					0,
					0,
					65535,
					0,
					0,
					0
				]), 96],
				rfc6052: [[new IPv6([
					100,
					65435,
					0,
					0,
					0,
					0,
					0,
					0
				]), 96], [new IPv6([
					100,
					65435,
					1,
					0,
					0,
					0,
					0,
					0
				]), 48]],
				"6to4": [new IPv6([
					8194,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 16],
				teredo: [new IPv6([
					8193,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 32],
				benchmarking: [new IPv6([
					8193,
					2,
					0,
					0,
					0,
					0,
					0,
					0
				]), 48],
				amt: [new IPv6([
					8193,
					3,
					0,
					0,
					0,
					0,
					0,
					0
				]), 32],
				as112v6: [[new IPv6([
					8193,
					4,
					274,
					0,
					0,
					0,
					0,
					0
				]), 48], [new IPv6([
					9760,
					79,
					32768,
					0,
					0,
					0,
					0,
					0
				]), 48]],
				deprecatedOrchid: [new IPv6([
					8193,
					16,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				orchid2: [new IPv6([
					8193,
					32,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				droneRemoteIdProtocolEntityTags: [new IPv6([
					8193,
					48,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				segmentRouting: [new IPv6([
					24320,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 16],
				reserved: [
					[new IPv6([
						8193,
						0,
						0,
						0,
						0,
						0,
						0,
						0
					]), 23],
					[new IPv6([
						8193,
						3512,
						0,
						0,
						0,
						0,
						0,
						0
					]), 32],
					[new IPv6([
						16383,
						0,
						0,
						0,
						0,
						0,
						0,
						0
					]), 20]
				]
			};
			IPv6.prototype.isIPv4MappedAddress = function() {
				return this.range() === "ipv4Mapped";
			};
			IPv6.prototype.kind = function() {
				return "ipv6";
			};
			IPv6.prototype.match = function(other, cidrRange) {
				let ref;
				if (cidrRange === void 0) {
					ref = other;
					other = ref[0];
					cidrRange = ref[1];
				}
				if (other.kind() !== "ipv6") throw new Error("ipaddr: cannot match ipv6 address with non-ipv6 one");
				return matchCIDR(this.parts, other.parts, 16, cidrRange);
			};
			IPv6.prototype.prefixLengthFromSubnetMask = function() {
				let cidr = 0;
				let stop = false;
				const zerotable = {
					0: 16,
					32768: 15,
					49152: 14,
					57344: 13,
					61440: 12,
					63488: 11,
					64512: 10,
					65024: 9,
					65280: 8,
					65408: 7,
					65472: 6,
					65504: 5,
					65520: 4,
					65528: 3,
					65532: 2,
					65534: 1,
					65535: 0
				};
				let part, zeros;
				for (let i = 7; i >= 0; i -= 1) {
					part = this.parts[i];
					if (part in zerotable) {
						zeros = zerotable[part];
						if (stop && zeros !== 0) return null;
						if (zeros !== 16) stop = true;
						cidr += zeros;
					} else return null;
				}
				return 128 - cidr;
			};
			IPv6.prototype.range = function() {
				return ipaddr.subnetMatch(this, this.SpecialRanges);
			};
			IPv6.prototype.toByteArray = function() {
				let part;
				const bytes = [];
				const ref = this.parts;
				for (let i = 0; i < ref.length; i++) {
					part = ref[i];
					bytes.push(part >> 8);
					bytes.push(part & 255);
				}
				return bytes;
			};
			IPv6.prototype.toFixedLengthString = function() {
				const addr = (function() {
					const results = [];
					for (let i = 0; i < this.parts.length; i++) results.push(padPart(this.parts[i].toString(16), 4));
					return results;
				}).call(this).join(":");
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				return addr + suffix;
			};
			IPv6.prototype.toIPv4Address = function() {
				if (!this.isIPv4MappedAddress()) throw new Error("ipaddr: trying to convert a generic ipv6 address to ipv4");
				const ref = this.parts.slice(-2);
				const high = ref[0];
				const low = ref[1];
				return new ipaddr.IPv4([
					high >> 8,
					high & 255,
					low >> 8,
					low & 255
				]);
			};
			IPv6.prototype.toNormalizedString = function() {
				const addr = (function() {
					const results = [];
					for (let i = 0; i < this.parts.length; i++) results.push(this.parts[i].toString(16));
					return results;
				}).call(this).join(":");
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				return addr + suffix;
			};
			IPv6.prototype.toRFC5952String = function() {
				const regex = /((^|:)(0(:|$)){2,})/g;
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				const normalized = this.toNormalizedString();
				const string = normalized.slice(0, normalized.length - suffix.length);
				let bestMatchIndex = 0;
				let bestMatchLength = -1;
				let bestMatchGroups = -1;
				let match;
				while (match = regex.exec(string)) {
					const groups = (match[0].match(/0/g) || []).length;
					if (groups > bestMatchGroups) {
						bestMatchGroups = groups;
						bestMatchIndex = match.index;
						bestMatchLength = match[0].length;
					}
				}
				if (bestMatchLength < 0) return string + suffix;
				return `${string.substring(0, bestMatchIndex)}::${string.substring(bestMatchIndex + bestMatchLength)}${suffix}`;
			};
			IPv6.prototype.toString = function() {
				return this.toRFC5952String();
			};
			return IPv6;
		})();
		ipaddr.IPv6.broadcastAddressFromCIDR = function(string) {
			try {
				const cidr = this.parseCIDR(string);
				const ipInterfaceOctets = cidr[0].toByteArray();
				const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				const octets = [];
				let i = 0;
				while (i < 16) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv6.isIPv6 = function(string) {
			return this.parser(string) !== null;
		};
		ipaddr.IPv6.isValid = function(string) {
			if (typeof string === "string" && string.indexOf(":") === -1) return false;
			try {
				const addr = this.parser(string);
				new this(addr.parts, addr.zoneId);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv6.isValidCIDR = function(string) {
			if (typeof string === "string" && string.indexOf(":") === -1) return false;
			try {
				this.parseCIDR(string);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv6.networkAddressFromCIDR = function(string) {
			let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
			try {
				cidr = this.parseCIDR(string);
				ipInterfaceOctets = cidr[0].toByteArray();
				subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				octets = [];
				i = 0;
				while (i < 16) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv6.parse = function(string) {
			const addr = this.parser(string);
			if (addr === null) throw new Error("ipaddr: string is not formatted like an IPv6 Address");
			return new this(addr.parts, addr.zoneId);
		};
		ipaddr.IPv6.parseCIDR = function(string) {
			let maskLength, match, parsed;
			if (match = string.match(/^(.+)\/(\d+)$/)) {
				maskLength = parseInt(match[2]);
				if (maskLength >= 0 && maskLength <= 128) {
					parsed = [this.parse(match[1]), maskLength];
					Object.defineProperty(parsed, "toString", { value: function() {
						return this.join("/");
					} });
					return parsed;
				}
			}
			throw new Error("ipaddr: string is not formatted like an IPv6 CIDR range");
		};
		ipaddr.IPv6.parser = function(string) {
			let addr, i, match, octet, octets, zoneId;
			if (match = string.match(ipv6Regexes.deprecatedTransitional)) return this.parser(`::ffff:${match[1]}`);
			if (ipv6Regexes.native.test(string)) return expandIPv6(string, 8);
			if (match = string.match(ipv6Regexes.transitional)) {
				zoneId = match[6] || "";
				addr = match[1];
				if (!match[1].endsWith("::")) addr = addr.slice(0, -1);
				addr = expandIPv6(addr + zoneId, 6);
				if (addr && addr.parts) {
					octets = [
						parseInt(match[2]),
						parseInt(match[3]),
						parseInt(match[4]),
						parseInt(match[5])
					];
					for (i = 0; i < octets.length; i++) {
						octet = octets[i];
						if (!(0 <= octet && octet <= 255)) return null;
					}
					addr.parts.push(octets[0] << 8 | octets[1]);
					addr.parts.push(octets[2] << 8 | octets[3]);
					return {
						parts: addr.parts,
						zoneId: addr.zoneId
					};
				}
			}
			return null;
		};
		ipaddr.IPv6.subnetMaskFromPrefixLength = function(prefix) {
			prefix = parseInt(prefix);
			if (Number.isNaN(prefix) || prefix < 0 || prefix > 128) throw new Error("ipaddr: invalid IPv6 prefix length");
			const octets = [
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0
			];
			let j = 0;
			const filledOctetCount = Math.floor(prefix / 8);
			while (j < filledOctetCount) {
				octets[j] = 255;
				j++;
			}
			if (filledOctetCount < 16) octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
			return new this(octets);
		};
		ipaddr.fromByteArray = function(bytes) {
			const length = bytes.length;
			if (length === 4) return new ipaddr.IPv4(bytes);
			else if (length === 16) return new ipaddr.IPv6(bytes);
			else throw new Error("ipaddr: the binary input is neither an IPv6 nor IPv4 address");
		};
		ipaddr.isValid = function(string) {
			return ipaddr.IPv6.isValid(string) || ipaddr.IPv4.isValid(string);
		};
		ipaddr.isValidCIDR = function(string) {
			return ipaddr.IPv6.isValidCIDR(string) || ipaddr.IPv4.isValidCIDR(string);
		};
		ipaddr.parse = function(string) {
			if (ipaddr.IPv6.isValid(string)) return ipaddr.IPv6.parse(string);
			else if (ipaddr.IPv4.isValid(string)) return ipaddr.IPv4.parse(string);
			else throw new Error("ipaddr: the address has neither IPv6 nor IPv4 format");
		};
		ipaddr.parseCIDR = function(string) {
			try {
				return ipaddr.IPv6.parseCIDR(string);
			} catch {
				try {
					return ipaddr.IPv4.parseCIDR(string);
				} catch (e) {
					throw new Error("ipaddr: the address has neither IPv6 nor IPv4 CIDR format", { cause: e });
				}
			}
		};
		ipaddr.process = function(string) {
			const addr = this.parse(string);
			if (addr.kind() === "ipv6" && addr.isIPv4MappedAddress()) return addr.toIPv4Address();
			else return addr;
		};
		ipaddr.subnetMatch = function(address, rangeList, defaultName) {
			let i, rangeName, rangeSubnets, subnet;
			if (defaultName === void 0 || defaultName === null) defaultName = "unicast";
			for (rangeName in rangeList) if (Object.prototype.hasOwnProperty.call(rangeList, rangeName)) {
				rangeSubnets = rangeList[rangeName];
				if (rangeSubnets[0] && !(rangeSubnets[0] instanceof Array)) rangeSubnets = [rangeSubnets];
				for (i = 0; i < rangeSubnets.length; i++) {
					subnet = rangeSubnets[i];
					if (address.kind() === subnet[0].kind() && address.match.apply(address, subnet)) return rangeName;
				}
			}
			return defaultName;
		};
		if (typeof module !== "undefined" && module.exports) module.exports = ipaddr;
		else root.ipaddr = ipaddr;
	})(this$1);
})))(), 1);
/** Reads an IPv4 range in CIDR notation with no host bits set; null when it is not one. */
const parseCidr = (text) => {
	if (!/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(text) || !import_ipaddr.default.IPv4.isValidCIDR(text)) return null;
	const [, bits] = import_ipaddr.default.IPv4.parseCIDR(text);
	const network = `${import_ipaddr.default.IPv4.networkAddressFromCIDR(text).toString()}/${bits}`;
	return network === text ? network : null;
};
/** The range that an address with host bits lies in: `10.0.0.5/24` -> `10.0.0.0/24`; null when it is no IPv4 range at all. */
const networkOf = (text) => {
	if (!import_ipaddr.default.IPv4.isValidCIDR(text)) return null;
	return `${import_ipaddr.default.IPv4.networkAddressFromCIDR(text).toString()}/${prefixLength(text)}`;
};
/** The prefix length of a valid range: 24 for `10.0.0.0/24`. */
const prefixLength = (cidr) => import_ipaddr.default.IPv4.parseCIDR(cidr)[1];
/** Whether every address of the inner range is in the outer one. */
const contains = (outer, inner) => {
	const [network] = import_ipaddr.default.IPv4.parseCIDR(inner);
	return prefixLength(outer) <= prefixLength(inner) && network.match(import_ipaddr.default.IPv4.parseCIDR(outer));
};
/** Whether two ranges share an address: of two CIDR ranges, one then contains the other. */
const overlaps = (left, right) => contains(left, right) || contains(right, left);
/** Address ranges that do not route on the internet: RFC 1918 and the carrier-grade NAT range of RFC 6598. */
const PRIVATE_RANGES = [
	"10.0.0.0/8",
	"172.16.0.0/12",
	"192.168.0.0/16",
	"100.64.0.0/10"
];
/** Whether no address of the range routes on the internet. */
const isPrivate = (cidr) => PRIVATE_RANGES.some((range) => contains(range, cidr));
/** The n-th range of the given prefix length within a larger one, counted from zero. */
const subrange = (cidr, bits, index) => {
	const start = import_ipaddr.default.IPv4.parseCIDR(cidr)[0].toByteArray().reduce((value, octet) => value * 256 + octet, 0) + index * 2 ** (32 - bits);
	return `${[
		24,
		16,
		8,
		0
	].map((shift) => Math.floor(start / 2 ** shift) % 256).join(".")}/${bits}`;
};
// src/model/registry.ts
/** Reads the name of an image registry as one of Amazon ECR's, or null where it is somebody else's. */
const ecrRegistry = (name) => {
	const [, host, account, region, path] = /^((\d{12})\.dkr\.ecr\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?)((?:\/.+)?)$/.exec(name) ?? [];
	if (host === void 0 || account === void 0 || region === void 0 || path === void 0) return null;
	return {
		host,
		account,
		region,
		repositories: path === "" ? "*" : `${path.slice(1)}/*`
	};
};



/***/ }),

/***/ 671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ __require),
  r: () => (/* binding */ __toESM),
  t: () => (/* binding */ __commonJSMin)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./.bundle/rolldown-runtime.js

// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __require = /* #__PURE__ */ (() => (0,external_node_module_namespaceObject.createRequire)(import.meta.url))();



/***/ }),

/***/ 1193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parseDuration),
/* harmony export */   n: () => (/* binding */ formatDuration),
/* harmony export */   r: () => (/* binding */ formatElapsed),
/* harmony export */   t: () => (/* binding */ formatBytes)
/* harmony export */ });
// src/model/time.ts
const UNITS = [
	["d", 86400],
	["h", 3600],
	["m", 60],
	["s", 1]
];
/** Seconds as people write them in inputs, in the largest unit that divides them: 900 -> `15m`. */
const formatDuration = (seconds) => {
	const [unit, size] = UNITS.find(([, size]) => seconds >= size && seconds % size === 0) ?? ["s", 1];
	return `${seconds / size}${unit}`;
};
/** Elapsed milliseconds for a log line: `850 ms`, `12 s`, `2 min 5 s`. */
const formatElapsed = (milliseconds) => {
	if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
	const seconds = Math.round(milliseconds / 1e3);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
/** Bytes as people read disk sizes: `12.3 GiB`. */
const formatBytes = (bytes) => bytes < 2 ** 30 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
/** Reads `30d`, `12h`, `15m` or `90s` as seconds; null when it is none of them. */
const parseDuration = (text) => {
	const match = /^(\d+)([smhd])$/.exec(text);
	const unit = UNITS.find(([unit]) => unit === match?.[2]);
	return match && unit ? Number(match[1]) * unit[1] : null;
};



/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(7966);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

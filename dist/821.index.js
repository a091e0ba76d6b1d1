export const id = 821;
export const ids = [821];
export const modules = {

/***/ 6583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   timeoutError: () => (/* binding */ timeoutError)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(671);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1593);
/* harmony import */ var _open_ends_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4667);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5555);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1193);
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9435);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6760);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(857);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9896);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7067);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7975);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1455);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4708);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8321);















// node_modules/@actions/core/lib/summary.js
var __awaiter = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_7__.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
	filePath() {
		return __awaiter(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_7__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_7__.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(os__WEBPACK_IMPORTED_MODULE_6__.EOL);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
// node_modules/@smithy/core/dist-es/legacy-root-exports/pagination/createPaginator.js
const makePagedClientRequest = async (CommandCtor, client, input, withCommand = (_) => _, ...args) => {
	let command = new CommandCtor(input);
	command = withCommand(command) ?? command;
	return await client.send(command, ...args);
};
function createPaginator(ClientCtor, CommandCtor, inputTokenName, outputTokenName, pageSizeTokenName) {
	return async function* paginateOperation(config, input, ...additionalArguments) {
		const _input = input;
		let token = config.startingToken ?? _input[inputTokenName];
		let hasNext = true;
		let page;
		while (hasNext) {
			_input[inputTokenName] = token;
			if (pageSizeTokenName) _input[pageSizeTokenName] = _input[pageSizeTokenName] ?? config.pageSize;
			if (config.client instanceof ClientCtor) page = await makePagedClientRequest(CommandCtor, config.client, input, config.withCommand, ...additionalArguments);
			else throw new Error(`Invalid client, expected instance of ${ClientCtor.name}`);
			yield page;
			const prevToken = token;
			token = get$2(page, outputTokenName);
			hasNext = !!(token && (!config.stopOnSameToken || token !== prevToken));
		}
		return void 0;
	};
}
const get$2 = (fromObject, path) => {
	let cursor = fromObject;
	const pathComponents = path.split(".");
	for (const step of pathComponents) {
		if (!cursor || typeof cursor !== "object") return;
		cursor = cursor[step];
	}
	return cursor;
};
// node_modules/@aws-sdk/client-ec2/dist-es/commandBuilder.js
const command$2 = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_4__.tt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.fr, "AmazonEC2", "EC2Client", _Sha256Node_js__WEBPACK_IMPORTED_MODULE_4__.W);
const _ep0$2 = {};
const _mw0$2 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AcceptVpcPeeringConnectionCommand.js
var AcceptVpcPeeringConnectionCommand = class extends command$2(_ep0$2, _mw0$2, "AcceptVpcPeeringConnection", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Kt) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AllocateAddressCommand.js
var AllocateAddressCommand = class extends command$2(_ep0$2, _mw0$2, "AllocateAddress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.qt) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AssociateAddressCommand.js
var AssociateAddressCommand = class extends command$2(_ep0$2, _mw0$2, "AssociateAddress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Jt) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AssociateIamInstanceProfileCommand.js
var AssociateIamInstanceProfileCommand = class extends command$2(_ep0$2, _mw0$2, "AssociateIamInstanceProfile", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Yt) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AssociateRouteTableCommand.js
var AssociateRouteTableCommand = class extends command$2(_ep0$2, _mw0$2, "AssociateRouteTable", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Xt) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AttachInternetGatewayCommand.js
var AttachInternetGatewayCommand = class extends command$2(_ep0$2, _mw0$2, "AttachInternetGateway", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Zt) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AttachVolumeCommand.js
var AttachVolumeCommand = class extends command$2(_ep0$2, _mw0$2, "AttachVolume", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Qt) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AuthorizeSecurityGroupEgressCommand.js
var AuthorizeSecurityGroupEgressCommand = class extends command$2(_ep0$2, _mw0$2, "AuthorizeSecurityGroupEgress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.$t) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/AuthorizeSecurityGroupIngressCommand.js
var AuthorizeSecurityGroupIngressCommand = class extends command$2(_ep0$2, _mw0$2, "AuthorizeSecurityGroupIngress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.en) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateInternetGatewayCommand.js
var CreateInternetGatewayCommand = class extends command$2(_ep0$2, _mw0$2, "CreateInternetGateway", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.tn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateRouteCommand.js
var CreateRouteCommand = class extends command$2(_ep0$2, _mw0$2, "CreateRoute", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.nn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateRouteTableCommand.js
var CreateRouteTableCommand = class extends command$2(_ep0$2, _mw0$2, "CreateRouteTable", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.rn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateSecurityGroupCommand.js
var CreateSecurityGroupCommand = class extends command$2(_ep0$2, _mw0$2, "CreateSecurityGroup", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__["in"]) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateSnapshotCommand.js
var CreateSnapshotCommand = class extends command$2(_ep0$2, _mw0$2, "CreateSnapshot", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.an) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateSubnetCommand.js
var CreateSubnetCommand = class extends command$2(_ep0$2, _mw0$2, "CreateSubnet", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.on) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateTagsCommand.js
var CreateTagsCommand = class extends command$2(_ep0$2, _mw0$2, "CreateTags", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.sn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateVolumeCommand.js
var CreateVolumeCommand = class extends command$2(_ep0$2, _mw0$2, "CreateVolume", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.cn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateVpcCommand.js
var CreateVpcCommand = class extends command$2(_ep0$2, _mw0$2, "CreateVpc", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ln) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateVpcEndpointCommand.js
var CreateVpcEndpointCommand = class extends command$2(_ep0$2, _mw0$2, "CreateVpcEndpoint", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.un) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateVpcPeeringConnectionCommand.js
var CreateVpcPeeringConnectionCommand = class extends command$2(_ep0$2, _mw0$2, "CreateVpcPeeringConnection", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.dn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteInternetGatewayCommand.js
var DeleteInternetGatewayCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteInternetGateway", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.fn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteRouteCommand.js
var DeleteRouteCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteRoute", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.pn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteRouteTableCommand.js
var DeleteRouteTableCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteRouteTable", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.mn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteSecurityGroupCommand.js
var DeleteSecurityGroupCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteSecurityGroup", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.hn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteSnapshotCommand.js
var DeleteSnapshotCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteSnapshot", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.gn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteSubnetCommand.js
var DeleteSubnetCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteSubnet", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._n) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteTagsCommand.js
var DeleteTagsCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteTags", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.vn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteVolumeCommand.js
var DeleteVolumeCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteVolume", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.yn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteVpcCommand.js
var DeleteVpcCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteVpc", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.bn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteVpcEndpointsCommand.js
var DeleteVpcEndpointsCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteVpcEndpoints", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteVpcPeeringConnectionCommand.js
var DeleteVpcPeeringConnectionCommand = class extends command$2(_ep0$2, _mw0$2, "DeleteVpcPeeringConnection", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Sn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeAddressesCommand.js
var DescribeAddressesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeAddresses", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Cn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeAvailabilityZonesCommand.js
var DescribeAvailabilityZonesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeAvailabilityZones", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.wn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeIamInstanceProfileAssociationsCommand.js
var DescribeIamInstanceProfileAssociationsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeIamInstanceProfileAssociations", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Tn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeImagesCommand.js
var DescribeImagesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeImages", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.En) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceCreditSpecificationsCommand.js
var DescribeInstanceCreditSpecificationsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeInstanceCreditSpecifications", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Dn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstancesCommand.js
var DescribeInstancesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeInstances", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.An) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceTypeOfferingsCommand.js
var DescribeInstanceTypeOfferingsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeInstanceTypeOfferings", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.On) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceTypesCommand.js
var DescribeInstanceTypesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeInstanceTypes", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.kn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInternetGatewaysCommand.js
var DescribeInternetGatewaysCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeInternetGateways", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.jn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeRouteTablesCommand.js
var DescribeRouteTablesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeRouteTables", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Mn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSecurityGroupRulesCommand.js
var DescribeSecurityGroupRulesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeSecurityGroupRules", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Nn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSecurityGroupsCommand.js
var DescribeSecurityGroupsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeSecurityGroups", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Pn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSnapshotsCommand.js
var DescribeSnapshotsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeSnapshots", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Fn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSubnetsCommand.js
var DescribeSubnetsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeSubnets", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.In) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeTagsCommand.js
var DescribeTagsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeTags", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Ln) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVolumesCommand.js
var DescribeVolumesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeVolumes", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Rn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVolumesModificationsCommand.js
var DescribeVolumesModificationsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeVolumesModifications", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.zn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcAttributeCommand.js
var DescribeVpcAttributeCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeVpcAttribute", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Bn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcEndpointsCommand.js
var DescribeVpcEndpointsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeVpcEndpoints", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Hn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcEndpointServicesCommand.js
var DescribeVpcEndpointServicesCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeVpcEndpointServices", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Vn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcPeeringConnectionsCommand.js
var DescribeVpcPeeringConnectionsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeVpcPeeringConnections", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Un) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcsCommand.js
var DescribeVpcsCommand = class extends command$2(_ep0$2, _mw0$2, "DescribeVpcs", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Wn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DetachInternetGatewayCommand.js
var DetachInternetGatewayCommand = class extends command$2(_ep0$2, _mw0$2, "DetachInternetGateway", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DisassociateAddressCommand.js
var DisassociateAddressCommand = class extends command$2(_ep0$2, _mw0$2, "DisassociateAddress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Kn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/DisassociateRouteTableCommand.js
var DisassociateRouteTableCommand = class extends command$2(_ep0$2, _mw0$2, "DisassociateRouteTable", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.qn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ModifyInstanceAttributeCommand.js
var ModifyInstanceAttributeCommand = class extends command$2(_ep0$2, _mw0$2, "ModifyInstanceAttribute", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Jn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ModifyInstanceCreditSpecificationCommand.js
var ModifyInstanceCreditSpecificationCommand = class extends command$2(_ep0$2, _mw0$2, "ModifyInstanceCreditSpecification", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Yn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ModifyInstanceMetadataOptionsCommand.js
var ModifyInstanceMetadataOptionsCommand = class extends command$2(_ep0$2, _mw0$2, "ModifyInstanceMetadataOptions", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Xn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ModifyVolumeCommand.js
var ModifyVolumeCommand = class extends command$2(_ep0$2, _mw0$2, "ModifyVolume", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Zn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ModifyVpcAttributeCommand.js
var ModifyVpcAttributeCommand = class extends command$2(_ep0$2, _mw0$2, "ModifyVpcAttribute", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Qn) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ModifyVpcEndpointCommand.js
var ModifyVpcEndpointCommand = class extends command$2(_ep0$2, _mw0$2, "ModifyVpcEndpoint", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.$n) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ModifyVpcPeeringConnectionOptionsCommand.js
var ModifyVpcPeeringConnectionOptionsCommand = class extends command$2(_ep0$2, _mw0$2, "ModifyVpcPeeringConnectionOptions", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.er) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/RebootInstancesCommand.js
var RebootInstancesCommand = class extends command$2(_ep0$2, _mw0$2, "RebootInstances", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.tr) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ReleaseAddressCommand.js
var ReleaseAddressCommand = class extends command$2(_ep0$2, _mw0$2, "ReleaseAddress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.nr) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ReplaceIamInstanceProfileAssociationCommand.js
var ReplaceIamInstanceProfileAssociationCommand = class extends command$2(_ep0$2, _mw0$2, "ReplaceIamInstanceProfileAssociation", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.rr) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ReplaceRouteCommand.js
var ReplaceRouteCommand = class extends command$2(_ep0$2, _mw0$2, "ReplaceRoute", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ir) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/ReplaceRouteTableAssociationCommand.js
var ReplaceRouteTableAssociationCommand = class extends command$2(_ep0$2, _mw0$2, "ReplaceRouteTableAssociation", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ar) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/RevokeSecurityGroupEgressCommand.js
var RevokeSecurityGroupEgressCommand = class extends command$2(_ep0$2, _mw0$2, "RevokeSecurityGroupEgress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.or) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/RevokeSecurityGroupIngressCommand.js
var RevokeSecurityGroupIngressCommand = class extends command$2(_ep0$2, _mw0$2, "RevokeSecurityGroupIngress", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.sr) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/RunInstancesCommand.js
var RunInstancesCommand = class extends command$2(_ep0$2, _mw0$2, "RunInstances", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.cr) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/StartInstancesCommand.js
var StartInstancesCommand = class extends command$2(_ep0$2, _mw0$2, "StartInstances", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.lr) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/StopInstancesCommand.js
var StopInstancesCommand = class extends command$2(_ep0$2, _mw0$2, "StopInstances", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ur) {};
// node_modules/@aws-sdk/client-ec2/dist-es/commands/TerminateInstancesCommand.js
var TerminateInstancesCommand = class extends command$2(_ep0$2, _mw0$2, "TerminateInstances", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.dr) {};
// node_modules/@aws-sdk/client-ec2/dist-es/pagination/DescribeInstancesPaginator.js
const paginateDescribeInstances = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gt, DescribeInstancesCommand, "NextToken", "NextToken", "MaxResults");
// node_modules/@aws-sdk/client-ec2/dist-es/pagination/DescribeInstanceTypeOfferingsPaginator.js
const paginateDescribeInstanceTypeOfferings = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gt, DescribeInstanceTypeOfferingsCommand, "NextToken", "NextToken", "MaxResults");
// node_modules/@aws-sdk/client-ec2/dist-es/pagination/DescribeSecurityGroupRulesPaginator.js
const paginateDescribeSecurityGroupRules = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gt, DescribeSecurityGroupRulesCommand, "NextToken", "NextToken", "MaxResults");
// node_modules/@aws-sdk/client-ec2/dist-es/pagination/DescribeSnapshotsPaginator.js
const paginateDescribeSnapshots = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gt, DescribeSnapshotsCommand, "NextToken", "NextToken", "MaxResults");
// node_modules/@aws-sdk/client-ec2/dist-es/pagination/DescribeTagsPaginator.js
const paginateDescribeTags = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gt, DescribeTagsCommand, "NextToken", "NextToken", "MaxResults");
// node_modules/@aws-sdk/client-ec2/dist-es/pagination/DescribeVpcEndpointsPaginator.js
const paginateDescribeVpcEndpoints = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gt, DescribeVpcEndpointsCommand, "NextToken", "NextToken", "MaxResults");
// node_modules/@aws-sdk/client-ec2/dist-es/pagination/DescribeVpcsPaginator.js
const paginateDescribeVpcs = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Gt, DescribeVpcsCommand, "NextToken", "NextToken", "MaxResults");
// node_modules/@aws-sdk/client-iam/dist-es/commandBuilder.js
const command$1 = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_4__.tt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Wt, "AWSIdentityManagementV20100508", "IAMClient", _Sha256Node_js__WEBPACK_IMPORTED_MODULE_4__.W);
const _ep0$1 = {};
const _mw0$1 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/client-iam/dist-es/commands/AddRoleToInstanceProfileCommand.js
var AddRoleToInstanceProfileCommand = class extends command$1(_ep0$1, _mw0$1, "AddRoleToInstanceProfile", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Dt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/CreateInstanceProfileCommand.js
var CreateInstanceProfileCommand = class extends command$1(_ep0$1, _mw0$1, "CreateInstanceProfile", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Ot) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/CreateRoleCommand.js
var CreateRoleCommand = class extends command$1(_ep0$1, _mw0$1, "CreateRole", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.kt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/DeleteInstanceProfileCommand.js
var DeleteInstanceProfileCommand = class extends command$1(_ep0$1, _mw0$1, "DeleteInstanceProfile", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.At) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/DeleteRoleCommand.js
var DeleteRoleCommand = class extends command$1(_ep0$1, _mw0$1, "DeleteRole", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.jt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/DeleteRolePermissionsBoundaryCommand.js
var DeleteRolePermissionsBoundaryCommand = class extends command$1(_ep0$1, _mw0$1, "DeleteRolePermissionsBoundary", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Mt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/DeleteRolePolicyCommand.js
var DeleteRolePolicyCommand = class extends command$1(_ep0$1, _mw0$1, "DeleteRolePolicy", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Nt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/DetachRolePolicyCommand.js
var DetachRolePolicyCommand = class extends command$1(_ep0$1, _mw0$1, "DetachRolePolicy", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Pt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/GetInstanceProfileCommand.js
var GetInstanceProfileCommand = class extends command$1(_ep0$1, _mw0$1, "GetInstanceProfile", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Ft) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/GetRoleCommand.js
var GetRoleCommand = class extends command$1(_ep0$1, _mw0$1, "GetRole", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.It) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/GetRolePolicyCommand.js
var GetRolePolicyCommand = class extends command$1(_ep0$1, _mw0$1, "GetRolePolicy", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Lt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/ListAttachedRolePoliciesCommand.js
var ListAttachedRolePoliciesCommand = class extends command$1(_ep0$1, _mw0$1, "ListAttachedRolePolicies", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Rt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/ListRolePoliciesCommand.js
var ListRolePoliciesCommand = class extends command$1(_ep0$1, _mw0$1, "ListRolePolicies", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.zt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/PutRolePermissionsBoundaryCommand.js
var PutRolePermissionsBoundaryCommand = class extends command$1(_ep0$1, _mw0$1, "PutRolePermissionsBoundary", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Bt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/PutRolePolicyCommand.js
var PutRolePolicyCommand = class extends command$1(_ep0$1, _mw0$1, "PutRolePolicy", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Vt) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/RemoveRoleFromInstanceProfileCommand.js
var RemoveRoleFromInstanceProfileCommand = class extends command$1(_ep0$1, _mw0$1, "RemoveRoleFromInstanceProfile", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Ht) {};
// node_modules/@aws-sdk/client-iam/dist-es/commands/UpdateAssumeRolePolicyCommand.js
var UpdateAssumeRolePolicyCommand = class extends command$1(_ep0$1, _mw0$1, "UpdateAssumeRolePolicy", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Ut) {};
// node_modules/@aws-sdk/middleware-sdk-route53/dist-es/constants.js
const IDENTIFIER_PREFIX_PATTERN = /^\/(hostedzone|change|delegationset)\//;
// node_modules/@aws-sdk/middleware-sdk-route53/dist-es/change-resource-record-sets.js
function changeResourceRecordSetsMiddleware() {
	return (next) => async (args) => {
		const { ChangeBatch } = args.input;
		const Changes = [];
		for (const change of ChangeBatch?.Changes ?? []) {
			const { AliasTarget } = change.ResourceRecordSet ?? {};
			if (AliasTarget) Changes.push({
				...change,
				ResourceRecordSet: {
					...change.ResourceRecordSet,
					AliasTarget: {
						...AliasTarget,
						HostedZoneId: AliasTarget.HostedZoneId.replace(IDENTIFIER_PREFIX_PATTERN, "")
					}
				}
			});
			else Changes.push(change);
		}
		return next({
			...args,
			input: {
				...args.input,
				ChangeBatch: {
					...ChangeBatch,
					Changes
				}
			}
		});
	};
}
const changeResourceRecordSetsMiddlewareOptions = {
	step: "initialize",
	tags: ["ROUTE53_IDS", "CHANGE_RESOURCE_RECORD_SETS"],
	name: "changeResourceRecordSetsMiddleware",
	override: true
};
const getChangeResourceRecordSetsPlugin = (unused) => ({ applyToStack: (clientStack) => {
	clientStack.add(changeResourceRecordSetsMiddleware(), changeResourceRecordSetsMiddlewareOptions);
} });
// node_modules/@aws-sdk/middleware-sdk-route53/dist-es/id-normalizer.js
const IDENTIFIER_PARAMETERS = [
	"DelegationSetId",
	"HostedZoneId",
	"Id"
];
function idNormalizerMiddleware() {
	return (next) => async (args) => {
		const input = { ...args.input };
		for (const paramName of IDENTIFIER_PARAMETERS) {
			const param = input[paramName];
			if (param) input[paramName] = param.replace(IDENTIFIER_PREFIX_PATTERN, "");
		}
		return next({
			...args,
			input
		});
	};
}
const idNormalizerMiddlewareOptions = {
	step: "initialize",
	tags: ["ROUTE53_IDS"],
	name: "idNormalizerMiddleware",
	override: true
};
const getIdNormalizerPlugin = (unused) => ({ applyToStack: (clientStack) => {
	clientStack.add(idNormalizerMiddleware(), idNormalizerMiddlewareOptions);
} });
// node_modules/@aws-sdk/client-route-53/dist-es/commandBuilder.js
const command = (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_4__.tt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Et, "AWSDnsV20130401", "Route53Client", _Sha256Node_js__WEBPACK_IMPORTED_MODULE_4__.W);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [getIdNormalizerPlugin(config)];
const _mw1 = (Command, cs, config, o) => [getChangeResourceRecordSetsPlugin(config), getIdNormalizerPlugin(config)];
// node_modules/@aws-sdk/client-route-53/dist-es/commands/ChangeResourceRecordSetsCommand.js
var ChangeResourceRecordSetsCommand = class extends command(_ep0, _mw1, "ChangeResourceRecordSets", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.St) {};
// node_modules/@aws-sdk/client-route-53/dist-es/commands/GetChangeCommand.js
var GetChangeCommand = class extends command(_ep0, _mw0, "GetChange", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Ct) {};
// node_modules/@aws-sdk/client-route-53/dist-es/commands/GetHostedZoneCommand.js
var GetHostedZoneCommand = class extends command(_ep0, _mw0, "GetHostedZone", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.wt) {};
// node_modules/@aws-sdk/client-route-53/dist-es/commands/ListResourceRecordSetsCommand.js
var ListResourceRecordSetsCommand = class extends command(_ep0, _mw0, "ListResourceRecordSets", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Tt) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/AbortMultipartUploadCommand.js
var AbortMultipartUploadCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ut, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "AbortMultipartUpload", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.W) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/CreateBucketCommand.js
var CreateBucketCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.dt, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.gt, "CreateBucket", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.G) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/DeleteBucketCommand.js
var DeleteBucketCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.vt, "DeleteBucket", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.K) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/GetBucketEncryptionCommand.js
var GetBucketEncryptionCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "GetBucketEncryption", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.q) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/GetBucketLifecycleConfigurationCommand.js
var GetBucketLifecycleConfigurationCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "GetBucketLifecycleConfiguration", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.J) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/GetBucketOwnershipControlsCommand.js
var GetBucketOwnershipControlsCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "GetBucketOwnershipControls", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Y) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/GetBucketPolicyCommand.js
var GetBucketPolicyCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.vt, "GetBucketPolicy", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.X) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/GetBucketTaggingCommand.js
var GetBucketTaggingCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "GetBucketTagging", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Z) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/GetPublicAccessBlockCommand.js
var GetPublicAccessBlockCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "GetPublicAccessBlock", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.Q) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/HeadBucketCommand.js
var HeadBucketCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.pt, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "HeadBucket", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.$) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js
var HeadObjectCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ut, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.bt, "HeadObject", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.et) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/ListMultipartUploadsCommand.js
var ListMultipartUploadsCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.mt, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "ListMultipartUploads", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.tt) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectsV2Command.js
var ListObjectsV2Command = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.mt, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "ListObjectsV2", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.rt) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectVersionsCommand.js
var ListObjectVersionsCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.mt, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ht, "ListObjectVersions", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.nt) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketEncryptionCommand.js
var PutBucketEncryptionCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._t, "PutBucketEncryption", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.it) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketLifecycleConfigurationCommand.js
var PutBucketLifecycleConfigurationCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.yt, "PutBucketLifecycleConfiguration", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.at) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketOwnershipControlsCommand.js
var PutBucketOwnershipControlsCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._t, "PutBucketOwnershipControls", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ot) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketPolicyCommand.js
var PutBucketPolicyCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._t, "PutBucketPolicy", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.st) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketTaggingCommand.js
var PutBucketTaggingCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._t, "PutBucketTagging", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ct) {};
// node_modules/@aws-sdk/client-s3/dist-es/commands/PutPublicAccessBlockCommand.js
var PutPublicAccessBlockCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.xt)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.ft, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._t, "PutPublicAccessBlock", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.lt) {};
// node_modules/@aws-sdk/client-s3/dist-es/pagination/ListObjectsV2Paginator.js
const paginateListObjectsV2 = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.U, ListObjectsV2Command, "ContinuationToken", "NextContinuationToken", "MaxKeys");
// node_modules/@aws-sdk/client-ssm/dist-es/commands/DeleteParameterCommand.js
var DeleteParameterCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.F)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.N, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.P, "DeleteParameter", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.L) {};
// node_modules/@aws-sdk/client-ssm/dist-es/commands/DescribeInstanceInformationCommand.js
var DescribeInstanceInformationCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.F)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.N, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.P, "DescribeInstanceInformation", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.R) {};
// node_modules/@aws-sdk/client-ssm/dist-es/commands/DescribeParametersCommand.js
var DescribeParametersCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.F)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.N, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.P, "DescribeParameters", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.z) {};
// node_modules/@aws-sdk/client-ssm/dist-es/commands/GetParameterCommand.js
var GetParameterCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.F)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.N, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.P, "GetParameter", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.B) {};
// node_modules/@aws-sdk/client-ssm/dist-es/commands/PutParameterCommand.js
var PutParameterCommand = class extends (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.F)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.N, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.P, "PutParameter", _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.V) {};
// node_modules/@aws-sdk/client-ssm/dist-es/pagination/DescribeParametersPaginator.js
const paginateDescribeParameters = createPaginator(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.I, DescribeParametersCommand, "NextToken", "NextToken", "MaxResults");
// src/plan/price-list.ts
/** us-east-1's list prices of 2026-07-20, as Karpenter carries them from AWS' price list API; those of us-east-2 and us-west-2 are the same in Apache Libcloud's list. */
const UNITED_STATES = {
	asOf: "2026-07",
	gp3: .08,
	large: {
		t3: .0832,
		t3a: .0752,
		t4g: .0672,
		m6i: .096,
		m6g: .077,
		m7i: .1008,
		m7g: .0816,
		m8g: .08976,
		c6i: .085,
		c6g: .068,
		c7i: .08925,
		c7g: .0725,
		r6i: .126,
		r6g: .1008,
		r7i: .1323,
		r7g: .1071
	}
};
/** The region whose prices stand in where one's own are not known. */
const REFERENCE_REGION = "us-east-1";
/**
* List prices by region. Each figure stands in two tables that were made independently from AWS' own price list, years apart, and is the same in both: instances in Apache
* Libcloud 3.9.1 (`pricing.json` of 2025-03-02) and Cortex (`resource_metadata.go` of 2022-09-03), m7i and m7g in Libcloud and SkyPilot's catalogue, storage in Cortex
* and a table copied from AWS' page in 2021. A family that was looked up in only one of them, such as c7g and r7g, is left out.
*/
const PRICES = {
	[REFERENCE_REGION]: UNITED_STATES,
	"us-east-2": {
		...UNITED_STATES,
		asOf: "2025-03"
	},
	"us-west-2": {
		...UNITED_STATES,
		asOf: "2025-03"
	},
	"us-west-1": {
		asOf: "2025-03",
		gp3: .096,
		large: {
			t3: .0992,
			t3a: .0893,
			t4g: .08,
			m6i: .112,
			m6g: .0896,
			m7i: .1176,
			m7g: .0952,
			c6i: .106,
			c6g: .0848,
			r6i: .14,
			r6g: .112
		}
	},
	"ca-central-1": {
		asOf: "2025-03",
		gp3: .088,
		large: {
			t3: .0928,
			t3a: .0835,
			t4g: .0736,
			m6i: .107,
			m6g: .0856,
			m7i: .11235,
			m7g: .09095,
			c6i: .093,
			c6g: .0744,
			r6i: .138,
			r6g: .1104
		}
	},
	"eu-west-1": {
		asOf: "2025-03",
		gp3: .088,
		large: {
			t3: .0912,
			t3a: .0816,
			t4g: .0736,
			m6i: .107,
			m6g: .086,
			m7i: .11235,
			m7g: .09095,
			c6i: .0912,
			c6g: .073,
			r6g: .1128
		}
	},
	"eu-west-2": {
		asOf: "2025-03",
		gp3: .0928,
		large: {
			t3: .0944,
			t3a: .085,
			t4g: .0752,
			m6i: .111,
			m6g: .0888,
			m7i: .11655,
			m7g: .09435,
			c6i: .101,
			c6g: .0808,
			r6i: .148,
			r6g: .1184
		}
	},
	"eu-west-3": {
		asOf: "2025-03",
		gp3: .0928,
		large: {
			t3: .0944,
			t3a: .085,
			t4g: .0752,
			m6i: .112,
			m6g: .09,
			m7i: .1176,
			m7g: .0952,
			r6i: .148,
			r6g: .118
		}
	},
	"eu-central-1": {
		asOf: "2025-03",
		gp3: .0952,
		large: {
			t3: .096,
			t3a: .0864,
			t4g: .0768,
			m6i: .115,
			m6g: .092,
			m7i: .12075,
			m7g: .09775,
			c6g: .0776,
			r6g: .1216
		}
	},
	"eu-north-1": {
		asOf: "2025-03",
		gp3: .0836,
		large: {
			t3: .0864,
			t4g: .0688,
			m6g: .082,
			m7i: .1071,
			m7g: .0867,
			c6g: .073,
			r6g: .107
		}
	},
	"ap-south-1": {
		asOf: "2025-03",
		gp3: .0912,
		large: {
			t3: .0896,
			t3a: .0493,
			t4g: .0448,
			m6i: .101,
			m6g: .0506,
			m7i: .10605,
			m7g: .0583,
			c6i: .085,
			c6g: .0426,
			r6i: .13,
			r6g: .065
		}
	},
	"ap-southeast-1": {
		asOf: "2025-03",
		gp3: .096,
		large: {
			t3: .1056,
			t3a: .0944,
			t4g: .0848,
			m6i: .12,
			m6g: .096,
			m7i: .126,
			m7g: .102,
			c6i: .098,
			c6g: .0784,
			r6i: .152,
			r6g: .1216
		}
	},
	"ap-southeast-2": {
		asOf: "2025-03",
		gp3: .096,
		large: {
			t3: .1056,
			t3a: .095,
			t4g: .0848,
			m6i: .12,
			m6g: .096,
			m7i: .126,
			m7g: .102,
			c6i: .111,
			c6g: .0888,
			r6i: .151,
			r6g: .1208
		}
	},
	"ap-northeast-1": {
		asOf: "2025-03",
		gp3: .096,
		large: {
			t3: .1088,
			t3a: .0979,
			t4g: .0864,
			m6i: .124,
			m6g: .099,
			m7i: .1302,
			m7g: .1054,
			c6i: .107,
			c6g: .0856,
			r6i: .152,
			r6g: .1216
		}
	},
	"ap-northeast-2": {
		asOf: "2025-03",
		gp3: .0912,
		large: {
			t3: .104,
			t3a: .0936,
			t4g: .0832,
			m6i: .118,
			m6g: .094,
			m7i: .1239,
			m7g: .1003,
			c6g: .077,
			r6i: .152,
			r6g: .122
		}
	},
	"sa-east-1": {
		asOf: "2025-03",
		gp3: .152,
		large: {
			t3: .1344,
			t3a: .121,
			t4g: .1072,
			m6i: .153,
			m6g: .1224,
			c6i: .131,
			c6g: .1048,
			r6i: .201,
			r6g: .1608
		}
	}
};
/** A public IPv4 address, US dollars an hour, in use or not; the same in every region since 2024-02. */
const ADDRESS_PER_HOUR = .005;
/** An interface endpoint, US dollars an hour in each zone, in us-east-1; other regions charge up to half as much again. A gateway endpoint costs nothing. */
const ENDPOINT_PER_HOUR = .01;
// src/plan/prices.ts
const HOURS_PER_MONTH = 730;
/** A size's price as a multiple of `large`. */
const SIZES = {
	nano: 1 / 16,
	micro: 1 / 8,
	small: 1 / 4,
	medium: 1 / 2,
	large: 1,
	xlarge: 2,
	"2xlarge": 4,
	"4xlarge": 8,
	"8xlarge": 16
};
const REFERENCE = PRICES[REFERENCE_REGION];
const cents = (dollars) => Math.round(dollars * 100) / 100;
/**
* What the figures of a plan are, to be shown with them: above all which of them are not the region's own.
*
* @param changes the plan that they are in
*/
const priceNote = (region, changes) => {
	const known = PRICES[region];
	const foreign = familiesIn(changes).filter((family) => known?.large[family] === void 0 && family in REFERENCE.large);
	const caveat = known === void 0 ? ` Those of ${region} are not known here and differ.` : foreign.length > 0 ? ` ${foreign.join(" and ")} at the price of ${REFERENCE_REGION}: that of ${region} is not known here.` : "";
	return `Estimate: on-demand list prices of ${known ? region : REFERENCE_REGION} as of ${(known ?? REFERENCE).asOf}, ${HOURS_PER_MONTH} hours a month; without traffic, requests and S3 storage.${caveat}`;
};
const familiesIn = (changes) => {
	const types = changes.flatMap(({ wanted, observed }) => [wanted, observed]).flatMap((resource) => resource?.kind === "instance" ? [resource.state.type] : []);
	return [...new Set(types.map((type) => familyOf(type)))];
};
const familyOf = (type) => type.split(".")[0] ?? "";
/** The monthly price of an instance type, or null when it is not in the table. Where only us-east-1's is, it is that one, and the note says so. */
const instanceCost = (type, region) => {
	const [family = "", size = ""] = type.split(".");
	const large = PRICES[region]?.large[family] ?? REFERENCE.large[family];
	const multiple = SIZES[size];
	return large === void 0 || multiple === void 0 ? null : cents(large * multiple * HOURS_PER_MONTH);
};
/** What a resource costs a month: an instance with its root volume, the data volume, the address, the endpoints. The other kinds cost nothing by themselves. */
const monthlyCost = (resource, region) => {
	const { gp3 } = PRICES[region] ?? REFERENCE;
	switch (resource.kind) {
		case "instance": {
			const instance = resource.state.power === "running" ? instanceCost(resource.state.type, region) : 0;
			return instance === null ? null : cents(instance + resource.state.rootSize * gp3);
		}
		case "volume": return cents(resource.state.size * gp3);
		case "address": return cents(ADDRESS_PER_HOUR * HOURS_PER_MONTH);
		case "endpoint": return cents(resource.state.subnets.length * ENDPOINT_PER_HOUR * HOURS_PER_MONTH);
		default: return 0;
	}
};
// src/report/plan-text.ts
const SIGNS = {
	create: "+",
	change: "~",
	replace: "±",
	delete: "-",
	keep: "="
};
/** A plan as lines for the log: what happens to each resource, why, and what it does to the bill. */
const planLines = ({ changes, expiry, release }) => [
	...changes.flatMap((change) => [
		lineOf$1(change),
		...change.differences.map(differenceLine),
		...interruptionLine(change)
	]),
	`${SIGNS[release.action]} ${release.action.padEnd(7)} release ${release.to ?? release.from ?? ""} (${release.reason})`,
	...expiryLine(expiry),
	"",
	summaryLine(changes)
];
/** `3 to create, 8 to keep, a release to activate`. */
const intentLine = ({ changes, release }) => `${countsLine(changes)}${isActivated(release) ? ", a release to activate" : ""}`;
const countsLine = (changes) => counted(changes, (count, action) => `${count} to ${action}`) || "Nothing there and nothing to do";
/** `3 to create, 1 to change, 8 to keep. About $30.60 a month (now $0.00).` */
const summaryLine = (changes) => {
	const { before, after } = totalCost(changes);
	return `${countsLine(changes)}. About ${money(after)} a month (now ${money(before)}).`;
};
const PAST = {
	create: "created",
	change: "changed",
	replace: "replaced",
	delete: "deleted",
	keep: "kept"
};
/** `3 created, 8 kept, release activated`, once it is done. */
const outcomeLine = ({ changes, expiry, release }) => [
	counted(changes, (count, action) => `${count} ${PAST[action]}`),
	isActivated(release) ? "release activated" : "",
	expiry.action === "keep" ? "" : `expiry ${EXPIRY_PAST[expiry.action]}`
].filter((part) => part !== "").join(", ");
const isActivated = ({ action }) => action === "create" || action === "change";
const EXPIRY_PAST = {
	create: "set",
	change: "moved",
	delete: "taken off",
	keep: "kept"
};
const counted = (changes, phrase) => {
	return Object.keys(SIGNS).map((action) => ({
		action,
		count: changes.filter((change) => change.action === action).length
	})).filter(({ count }) => count > 0).map(({ action, count }) => phrase(count, action)).join(", ");
};
/** What the deployment costs a month before and after; null as soon as one price is unknown. */
const totalCost = (changes) => {
	const sum = (costs) => costs.reduce((total, cost) => total === null || cost === null ? null : Math.round((total + cost) * 100) / 100, 0);
	return {
		before: sum(changes.map(({ cost }) => cost.before)),
		after: sum(changes.map(({ cost }) => cost.after))
	};
};
const money = (cost) => cost === null ? "unknown" : `$${cost.toFixed(2)}`;
/** The plan for machines: the same facts, without what the code needs to carry it out. */
const planJson = ({ changes, expiry, release }) => ({
	changes: changes.map(({ action, key, kind, id, reason, differences, interruption, cost }) => ({
		action,
		resource: key,
		kind,
		id,
		reason,
		differences,
		interruption,
		monthlyCost: cost
	})),
	release,
	expiry,
	monthlyCost: totalCost(changes)
});
const lineOf$1 = ({ action, key, id, reason, cost }) => {
	const price = cost.before === cost.after ? cost.after === 0 ? "" : `, ${money(cost.after)}/month` : `, ${money(cost.before)} -> ${money(cost.after)}/month`;
	return `${SIGNS[action]} ${action.padEnd(7)} ${key}${id ? ` ${id}` : ""} (${reason}${price})`;
};
/** A deployment that never expired and never will needs no word about it. */
const expiryLine = ({ action, from, to, reason }) => {
	if (from === null && to === null) return [];
	const times = from === to ? to ?? "" : `${from ?? "never"} -> ${to ?? "never"}`;
	return [`${SIGNS[action]} ${action.padEnd(7)} expiry ${times} (${reason})`];
};
const differenceLine = (difference) => `      ${difference.field}: ${describeDifference(difference, "->")}`;
/** What a difference is: for a list, what goes and what comes; for anything else, what it was and will be. */
const describeDifference = ({ is, shouldBe }, arrow) => {
	if (!Array.isArray(is) || !Array.isArray(shouldBe)) return `${short(is)} ${arrow} ${short(shouldBe)}`;
	const without = (list, other) => {
		const texts = new Set(other.map(short));
		return list.map(short).filter((text) => !texts.has(text));
	};
	return [...without(is, shouldBe).map((item) => `- ${item}`), ...without(shouldBe, is).map((item) => `+ ${item}`)].join(", ");
};
const interruptionLine = ({ interruption }) => interruption ? [`      interruption: ${interruption}`] : [];
/** Policies are long: the beginning says which one it is. */
const short = (value) => {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? "nothing";
	return text.length > 160 ? `${text.slice(0, 157)}...` : text;
};
// src/report/outputs.ts
/** The step's outputs: always the same names, empty where there is nothing to say. */
const outputsOf = ({ plan, endpoints, release, changed, expiresAt, sweep, certificateAuthority }) => ({
	"grafana-url": "",
	"otlp-endpoint": "",
	"metrics-endpoint": "",
	"profiles-endpoint": "",
	"pyroscope-url": "",
	"tempo-url": "",
	"instance-id": "",
	"public-ip": "",
	"private-ip": "",
	bucket: "",
	"admin-password-parameter": "",
	"ingest-token-parameter": "",
	...endpoints,
	release: release ?? "",
	changed: String(changed),
	"expires-at": expiresAt ?? "",
	swept: (sweep ?? []).filter(({ outcome }) => outcome === "destroyed").map(({ name }) => name).join(","),
	plan: plan ? JSON.stringify(planJson(plan)) : "",
	"ca-certificate": certificateAuthority ?? "",
	"agent-directory": ""
});
// src/report/ingestion.ts
/** What arrives, in words: `12 spans/s, 310 metric samples/s, 0.2 profiles/s; 5120 active series`. */
const ingestionText = (ingestion) => {
	if (ingestion === null) return "not known, Prometheus did not answer";
	const { spansPerSecond, samplesPerSecond, profilesPerSecond, activeSeries } = ingestion;
	return `${[
		`${rateText(spansPerSecond)} spans/s`,
		`${rateText(samplesPerSecond)} metric samples/s`,
		`${rateText(profilesPerSecond)} profiles/s`
	].join(", ")}; ${activeSeries ?? "?"} active series`;
};
/** What the figures are, to be said once beside them. */
const INGESTION_NOTE = "Averages over five minutes. Among the metric samples are those of the host and the stack itself; `?` is not known yet.";
/** Two decimals where they say something: the canary alone, one of each in five minutes, is 0. */
const rateText = (rate) => rate === null ? "?" : String(Number(rate.toFixed(rate < 10 ? 2 : 0)));
// src/report/markdown.ts
/** A code block that no content can end. */
const fenced = (text, language = "text") => `\`\`\`\`${language}\n${text.replaceAll("````", "'''")}\n\`\`\`\``;
/** Text that markup cannot come out of. */
const escaped$1 = (text) => text.replaceAll("<", "&lt;").replaceAll("*", "\\*");
/** Text that cannot end a table's cell. */
const cell = (text) => escaped$1(text).replaceAll("|", "\\|").replaceAll("\n", " ");
/** A table; what goes into its cells is already Markdown. */
const table = (head, rows) => {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(head),
		line(head.map(() => "---")),
		...rows.map(line)
	].join("\n");
};
/** Something to unfold. */
const folded = (title, content, open = false) => `<details${open ? " open" : ""}><summary>${title}</summary>\n\n${content}\n\n</details>`;
// src/report/plan-table.ts
const ICONS = {
	create: "🟢",
	change: "🟡",
	replace: "🟠",
	delete: "🔴",
	keep: "⚪"
};
/**
* A plan as Markdown: what happens to each resource, why, what stops meanwhile, and the bill before and after. What is kept is folded away, and so is everything
* once it is done.
*
* @param priceNote what the costs are
*/
const planMarkdown = (plan, progress, priceNote) => {
	const { changes, expiry, release } = plan;
	const moving = changes.filter(({ action }) => action !== "keep");
	const kept = changes.filter(({ action }) => action === "keep");
	const rows = moving.map(rowOf);
	if (release.action !== "keep") rows.push([
		mark(release.action),
		`release<br>\`${release.to ?? release.from ?? ""}\``,
		cell(release.reason),
		""
	]);
	if (expiry.action !== "keep") {
		const times = `${expiry.from ?? "never"} → ${expiry.to ?? "never"}`;
		rows.push([
			mark(expiry.action),
			"expiry",
			`${times} (${cell(expiry.reason)})`,
			""
		]);
	}
	const interruptions = moving.flatMap(({ key, interruption }) => interruption === null ? [] : [`> ⚠️ **${key}**: interruption of ${cell(interruption)}.`]);
	const moved = rows.length > 0 ? [table([
		"",
		"resource",
		"why",
		"$/month"
	], rows)] : [];
	const stays = kept.length > 0 ? [folded(`${kept.length} kept as they are`, table([
		"resource",
		"id",
		"$/month"
	], kept.map(keptRow)))] : [];
	const { before, after } = totalCost(changes);
	const bill = before === 0 && after === 0 ? [] : [`Monthly cost: **${money(after)}**${before === after ? "" : `, before ${money(before)}`}. ${priceNote}`];
	switch (progress) {
		case "shown": return [
			"### What deploy would do",
			`${intentLine(plan)}.`,
			...moved,
			...interruptions,
			...stays,
			...bill
		];
		case "failed": return [
			"### What was to be done",
			folded(intentLine(plan), [...moved, ...stays].join("\n\n")),
			...bill
		];
		case "done":
			if (changes.length === 0) return [];
			return [
				"### What changed",
				...moved.length > 0 ? [folded(outcomeLine(plan), [...moved, ...stays].join("\n\n"))] : ["Nothing.", ...stays],
				...bill
			];
	}
};
/** An icon that the word behind it does not leave. */
const mark = (action) => `${ICONS[action]}&nbsp;${action}`;
const rowOf = ({ action, key, id, reason, differences, cost }) => {
	const details = differences.map((one) => `${one.field}: ${cell(describeDifference(one, "→"))}`);
	return [
		mark(action),
		`${key}${id ? `<br>\`${id}\`` : ""}`,
		details.length > 0 ? details.join("<br>") : cell(reason),
		priceOf(cost)
	];
};
const keptRow = ({ key, id, reason, cost }) => [
	reason.startsWith("data is kept") ? `${key} (data)` : key,
	id ? `\`${id}\`` : "",
	priceOf(cost)
];
const priceOf = ({ before, after }) => {
	if (before === after) return after === 0 ? "" : money(after);
	return `${money(before)} → ${money(after)}`;
};
// src/report/summary.ts
/**
* The job summary as Markdown: what happened, where things are, how to log in, what changed; for a failure, the cause and the host's own words first.
*
* @param priceNote what the costs are
*/
const summaryOf = (report, failure, priceNote) => [
	`## ${iconOf(report, failure)} Vispyr ${report.command}${report.name ? `: \`${report.name}\`` : ""} in ${report.region}`,
	...failure === void 0 ? [outcomeOf(report)] : failureText(failure),
	...bodyOf(report, failure, priceNote),
	...phaseTable(report)
].join("\n\n");
/** A status that ended well may still have seen what is not. */
const iconOf = ({ doubts, drift }, failure) => failure === void 0 ? doubts || drift?.length ? "⚠️" : "✅" : "❌";
/** The order in which a reader wants it: after a deploy where to go, after a plan or a failure what is about to move. */
const bodyOf = (report, failure, priceNote) => {
	const endpoints = report.endpoints?.["instance-id"] ? endpointSections(report.endpoints, report) : [];
	const plan = planSection(report, failure, priceNote);
	if (failure !== void 0 || report.command === "status") return [
		...healthTable(report, failure),
		...expiryText(report),
		...sweepTable(report),
		...plan,
		...endpoints.length > 0 ? [folded("Where it is, and how to log in", endpoints.join("\n\n"))] : []
	];
	switch (report.command) {
		case "plan": return [...plan, ...expiryText(report)];
		case "annotate": return [];
		case "sweep": return sweepTable(report);
		case "destroy": return plan;
		default: return [
			...endpoints,
			...expiryText(report),
			...plan
		];
	}
};
const outcomeOf = ({ command, changed, remaining, health, doubts, sweep = [] }) => {
	if (command === "sweep") return sweepOutcome(sweep);
	if (command === "annotate") return "The dashboards have a line for it.";
	if (command === "plan") return "Nothing was touched.";
	if (command === "status") return doubts ? `**Not healthy:** ${escaped$1(doubts)}.` : `**Healthy**, as the host reported at ${health?.checkedAt}.`;
	if (command === "destroy") return `${changed ? "Removed." : "There was nothing to remove."} ${remaining?.length ? `Kept, because it is data: ${remaining.join(", ")}. With \`delete-data: true\` it goes too.` : changed ? "Nothing is left." : ""}`.trim();
	return changed ? "Deployed and verified: telemetry written through the front door was read back." : "Nothing to change; the host reports itself healthy.";
};
const sweepOutcome = (sweep) => {
	const destroyed = sweep.filter(({ outcome }) => outcome === "destroyed").length;
	if (sweep.length === 0) return "There are no deployments.";
	return destroyed === 0 ? `Nothing to do: of ${sweep.length} deployments, none has expired.` : `${destroyed} of ${sweep.length} deployments had expired and were destroyed.`;
};
const failureText = (failure) => {
	const message = failure instanceof Error ? failure.message : String(failure);
	const output = outputOf(failure);
	return [
		`> **${escaped$1(message).replaceAll("\n", "\n> ")}**`,
		...failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t && failure.fix ? [`What to do: ${failure.fix}`] : [],
		...output ? [folded("The host's last lines", fenced(output.split("\n").slice(-30).join("\n")), true)] : []
	];
};
/** What a failed command on the host printed. */
const outputOf = (failure) => failure instanceof Error && "output" in failure && typeof failure.output === "string" ? failure.output : "";
const endpointSections = (endpoints, { region, certificateAuthority }) => {
	const token = endpoints["ingest-token-parameter"];
	const secret = (name) => fenced(`aws ssm get-parameter --region ${region} --with-decryption --query Parameter.Value --output text \\\n  --name ${name}`, "sh");
	return [
		table(["what", "where"], [
			["Grafana", endpoints["grafana-url"]],
			["traces and metrics (OTLP gRPC)", `\`${endpoints["otlp-endpoint"]}\``],
			["metrics (remote write)", `\`${endpoints["metrics-endpoint"]}\``],
			["profiles (Pyroscope)", `\`${endpoints["profiles-endpoint"]}\``],
			["Tempo API", `\`${endpoints["tempo-url"]}\``],
			["Pyroscope UI", `\`${endpoints["pyroscope-url"]}\``],
			["host", `\`${endpoints["instance-id"]}\``]
		]),
		folded("Log in to Grafana", `As \`admin\`. The password is in Parameter Store:\n\n${secret(endpoints["admin-password-parameter"])}`, true),
		folded("Point an application at it", [
			fenced([
				`export OTEL_EXPORTER_OTLP_ENDPOINT=${token ? "https" : "http"}://${endpoints["otlp-endpoint"]}`,
				"export OTEL_EXPORTER_OTLP_PROTOCOL=grpc",
				...token ? ["export OTEL_EXPORTER_OTLP_HEADERS=\"authorization=Bearer $INGEST_TOKEN\""] : [],
				`export PYROSCOPE_SERVER_ADDRESS=${endpoints["profiles-endpoint"]}`
			].join("\n"), "sh"),
			...token ? [`The token:\n\n${secret(token)}`] : [],
			...token && certificateAuthority ? ["The certificate to trust is in the output `ca-certificate`."] : []
		].join("\n\n"))
	];
};
const expiryText = ({ command, expiresAt, plan }) => expiresAt && !(command === "plan" && plan?.expiry.action !== "keep") ? [`Expires at **${expiresAt}** unless it is deployed again: then the host powers itself off, and the next sweep destroys it.`] : [];
const sweepTable = ({ sweep = [] }) => sweep.length === 0 ? [] : [table([
	"deployment",
	"",
	"expiry",
	""
], sweep.map(({ name, outcome, expiresAt, detail }) => [
	`\`${name}\``,
	outcome,
	expiresAt ?? "",
	cell(detail)
]))];
/** What status has to say of the host. */
const healthTable = ({ command, health, drift, lock }, failure) => {
	if (command !== "status" || !health) return [];
	const { services, probes, canary, disk } = health;
	const mark = (ok) => ok ? "🟢" : "🔴";
	return [
		table([
			"",
			"what",
			"how"
		], [
			...services.map(({ name, state, health }) => [
				mark(state === "running" && (health === "healthy" || health === "")),
				`service ${cell(name)}`,
				cell([state, health].filter(Boolean).join(", "))
			]),
			...probes.map(({ name, port, ok, detail }) => [
				mark(ok),
				`port ${port}, ${cell(name)}`,
				cell(detail)
			]),
			...canary ? [[
				mark(canary.ok),
				"canary",
				`written and read back in ${canary.seconds} s`
			]] : [],
			...disk ? [[
				mark(disk.usedBytes < .9 * disk.totalBytes),
				"data volume",
				`${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.t)(disk.usedBytes)} of ${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.t)(disk.totalBytes)}`
			]] : []
		]),
		...ingestionLine(health),
		`Release \`${health.release}\` on \`${health.instance}\`.`,
		...lock ? [`Locked by ${cell(lock)}.`] : [],
		...drift?.length === 0 ? ["No drift."] : [],
		...drift?.length && failure === void 0 ? [`Drift: ${cell(drift.join(", "))}.`] : []
	];
};
/** What arrives, where the host's release tells. */
const ingestionLine = ({ ingestion }) => {
	if (ingestion === void 0) return [];
	const text = ingestionText(ingestion);
	return [ingestion === null ? `Arriving: ${text}.` : `Arriving: **${text}**.<br><sub>${INGESTION_NOTE}</sub>`];
};
const planSection = ({ plan, command }, failure, priceNote) => {
	if (!plan || command === "status") return [];
	return planMarkdown(plan, command === "plan" ? "shown" : failure === void 0 ? "done" : "failed", priceNote);
};
const phaseTable = ({ phases }) => phases.length === 0 ? [] : [folded(`Time per phase: ${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.r)(phases.reduce((sum, { elapsed }) => sum + elapsed, 0))} in all`, table(["phase", "time"], phases.map(({ title, elapsed }) => [title, (0,_time_js__WEBPACK_IMPORTED_MODULE_14__.r)(elapsed)])))];
// src/host/annotation.ts
/**
* Puts an annotation where the host can fetch it, and gives its key. People's words go this way and never into a command's text, which AWS keeps. The bucket
* drops it after a day.
*/
const stageAnnotation = async (cloud, annotation) => {
	const key = `releases/annotations/${(0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.randomUUID)()}.json`;
	const Body = JSON.stringify(annotation);
	await cloud.s3.send(new _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.H({
		...(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.m)(cloud, key),
		Body,
		ContentType: "application/json"
	}));
	return key;
};
/** The script by which the active release draws an annotation. */
const annotationScript = ({ scope }, key) => `#!/usr/bin/env bash
# Draws a line on the dashboards of the Vispyr deployment ${scope.name}.
set -euo pipefail
exec "\${VISPYR_ROOT:-}/opt/vispyr/current/host/annotate.py" --region ${scope.region} --bucket ${(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.S)(scope)} --key ${key}
`;
/** Has a release draw an annotation once it is verified. It travels as a variable, which a release from before ignores. */
const annotating = (activationScript, key) => activationScript.replace("\n", `\nexport VISPYR_ANNOTATION=${key}\n`);
// src/model/resources.ts
const reference = (key) => ({ ref: key });
const isReference = (value) => typeof value === "object" && value !== null && "ref" in value;
/** The observed resources of one kind. */
const ofKind = (observed, kind) => observed.filter((resource) => resource.kind === kind);
// src/report/annotation.ts
/** The tag by which the dashboards find what to draw. */
const DEPLOY_TAG = "deploy";
/**
* What an annotation on the dashboards says, as the simple HTML that Grafana shows: what happened, which commit, who, which run.
*
* @param what e.g. `Vispyr release 0123456789ab`
*/
const annotationText = (what, environment) => {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit, GITHUB_RUN_ID: run } = environment;
	const actor = environment["GITHUB_ACTOR"];
	const parts = [escaped(what)];
	if (server && repository && commit) parts.push(`${escaped(repository)} at ${link(`${server}/${repository}/commit/${commit}`, commit.slice(0, 7))}${actor ? ` by ${escaped(actor)}` : ""}`);
	if (server && repository && run) parts.push(link(`${server}/${repository}/actions/runs/${run}`, `run ${run}`));
	return parts.join("<br>");
};
const link = (url, text) => `<a href="${escaped(url)}">${escaped(text)}</a>`;
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
// src/aws/ec2.ts
/** Network interfaces outlive their instance by minutes; Terraform retries as long. */
const RELEASE_TIME = 600;
/** Removes something as soon as nothing uses it any more. Gone already is good too. */
const removeWhenFree = async (cloud, what, remove) => {
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
		what,
		seconds: RELEASE_TIME,
		errors: [
			"DependencyViolation",
			"InvalidIPAddress.InUse",
			"VolumeInUse",
			"IncorrectState"
		]
	}, () => unlessMissing(remove));
};
/** Does something to a resource that may have gone in the meantime, which is then what was wanted. */
const unlessMissing = async (act) => {
	try {
		await act();
	} catch (error) {
		if (!(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw error;
	}
};
/** States of a host that is there or can be started again. What is shutting down is already gone. */
const ALIVE$1 = [
	"pending",
	"running",
	"stopping",
	"stopped"
];
/** What AWS says until everyone there has heard of the profile and the network that were just made. */
const NOT_KNOWN_YET = [
	/^InvalidParameterValue .*(Invalid IAM Instance Profile|no associated IAM Roles)/i,
	"InvalidGroup.NotFound",
	"InvalidSubnetID.NotFound"
];
/** A host by its id, or nothing where AWS does not list it yet, or not any more. */
const findInstance = async (cloud, id) => {
	try {
		const { Reservations } = await cloud.ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
		return Reservations?.[0]?.Instances?.[0];
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return void 0;
		throw error;
	}
};
// src/aws/lost-answers.ts
/** What AWS says to a request that it has carried out before, in any service's words. `LimitExceeded` is what IAM says to a second role in a profile. */
const DONE_BEFORE = /AlreadyExists|AlreadyAssociated|Duplicate|Conflict|InUse|LimitExceeded/;
/**
* Makes a resource, or puts right what a lost request has made of it. It counts as the deployment's own only if it is found by the deployment's tag.
*
* @throws the creation's own error when nothing of the deployment is found
*/
const createOrComplete = async (cloud, kind, wanted, resolve) => {
	try {
		return await kind.create(cloud, wanted, resolve);
	} catch (error) {
		if (!DONE_BEFORE.test((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error))) throw error;
		const observed = await find$2(cloud, kind, wanted);
		if (!observed) throw error;
		cloud.log.info(`${wanted.key} was made by a request whose answer was lost (${(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error)}).`);
		const differences = differencesOf$1(wanted, observed, resolve);
		if (differences.length > 0) await changeOrComplete(cloud, kind, {
			observed,
			wanted,
			differences
		}, resolve);
		return observed.id;
	}
};
/** Changes a resource; when part of that turns out to have been done by a lost request, looks again and does the rest. */
const changeOrComplete = async (cloud, kind, correction, resolve) => {
	try {
		await kind.change(cloud, correction, resolve);
	} catch (error) {
		if (!DONE_BEFORE.test((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error))) throw error;
		const { wanted } = correction;
		const observed = await find$2(cloud, kind, wanted);
		if (!observed) throw error;
		const differences = differencesOf$1(wanted, observed, resolve);
		if (differences.length > 0) await kind.change(cloud, {
			observed,
			wanted,
			differences
		}, resolve);
	}
};
/**
* Removes what a request without a token has made when it was lost, beside the one that its repetition has made. Nobody else makes one at this moment: the run
* holds the deployment's lock.
*/
const removeTwins = async (cloud, kind, { $metadata }, id) => {
	if (($metadata.attempts ?? 1) < 2) return;
	for (const twin of await kind.observe(cloud)) {
		if (twin.id === id) continue;
		cloud.log.info(`${twin.key} ${twin.id} was made by a request whose answer was lost, and goes.`);
		await kind.remove(cloud, twin);
	}
};
const find$2 = async (cloud, kind, wanted) => (await kind.observe(cloud)).find(({ key }) => key === wanted.key);
const differencesOf$1 = (wanted, observed, resolve) => {
	const is = observed.state;
	const resolved = (value) => isReference(value) ? resolve(value) : Array.isArray(value) ? value.map(resolved).sort() : value;
	return Object.entries(wanted.state).flatMap(([field, value]) => {
		const shouldBe = resolved(value);
		const found = Array.isArray(is[field]) ? is[field].toSorted() : is[field];
		return (0,node_util__WEBPACK_IMPORTED_MODULE_9__.isDeepStrictEqual)(found, shouldBe) ? [] : [{
			field,
			is: is[field],
			shouldBe
		}];
	});
};
// src/aws/tags.ts
/** Narrows a describe call to what belongs to the deployment. */
const ownFilter = (scope) => ({
	Name: `tag:${_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.g}`,
	Values: [scope.name]
});
/** Tags a resource in the very call that makes it, so that a run killed right after finds it again. */
const tagged = (scope, ...types) => types.map((ResourceType) => ({
	ResourceType,
	Tags: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.D)(scope)
}));
/** The same for what carries the expiry too, null for one that never comes. */
const taggedUntil = (scope, expiresAt, ...types) => tagged(scope, ...types).map(({ ResourceType, Tags = [] }) => ({
	ResourceType,
	Tags: expiresAt === null ? Tags : [...Tags, {
		Key: _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.v,
		Value: expiresAt
	}]
}));
/** What the expiry tag says, or null without one. */
const expiryIn = (tags) => tags?.find(({ Key }) => Key === "vispyr:expires-at")?.Value ?? null;
/** Whether tags, in any service's form, make something part of the deployment. */
const belongsTo = (scope, tags) => tags?.some(({ Key, Value }) => Key === "vispyr:deployment" && Value === scope.name) === true;
/**
* Refuses what has one of the deployment's names without being part of it: names are taken by whoever comes first, and only the tag says whose something is.
*
* @param what what it is, with its name, e.g. `role vispyr-demo-eu-central-1`
* @throws UserError when it does not carry the deployment's tag
*/
const requireOwn = (scope, what, tags) => {
	if (belongsTo(scope, tags)) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The ${what} exists but does not belong to this deployment: it has no tag \`${_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.g}\` = \`${scope.name}\`.`, { fix: "Add the tag if it is this deployment’s, remove what is there, or choose another `name`. What is not tagged is never touched." });
};
// src/aws/address.ts
/** The Elastic IP: the host's address on the internet, which stays when the host is replaced. */
const address = {
	observe: async (cloud) => {
		const { Addresses = [] } = await cloud.ec2.send(new DescribeAddressesCommand({ Filters: [ownFilter(cloud.scope)] }));
		return Addresses.map(({ AllocationId, PublicIp, InstanceId, AssociationId }) => ({
			kind: "address",
			key: "address",
			id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(AllocationId, "an allocation id"),
			state: { instance: InstanceId || null },
			details: {
				publicIp: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(PublicIp, "a public address"),
				association: AssociationId ?? null
			}
		}));
	},
	create: async (cloud, { state }, resolve) => {
		const made = await cloud.ec2.send(new AllocateAddressCommand({
			Domain: "vpc",
			TagSpecifications: tagged(cloud.scope, "elastic-ip")
		}));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(made.AllocationId, "an allocation id");
		await removeTwins(cloud, address, made, id);
		if (state.instance) await associate$1(cloud, id, resolve(state.instance));
		return id;
	},
	change: async (cloud, { observed, wanted }, resolve) => {
		if (wanted.state.instance) await associate$1(cloud, observed.id, resolve(wanted.state.instance));
	},
	remove: async (cloud, { id, details }) => {
		const { association } = details;
		if (association) await unlessMissing(() => cloud.ec2.send(new DisassociateAddressCommand({ AssociationId: association })));
		await removeWhenFree(cloud, `address ${id}`, () => cloud.ec2.send(new ReleaseAddressCommand({ AllocationId: id })));
	}
};
const associate$1 = async (cloud, allocation, instance) => {
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
		what: `address ${allocation}`,
		seconds: 120,
		errors: [
			"InvalidAllocationID.NotFound",
			"InvalidInstanceID.NotFound",
			"InvalidInstanceID",
			"IncorrectInstanceState"
		]
	}, () => cloud.ec2.send(new AssociateAddressCommand({
		AllocationId: allocation,
		InstanceId: instance,
		AllowReassociation: true
	})));
};
// src/aws/kind.ts
/** Whether one of the differences is in this field. */
const differsIn = (correction, ...fields) => correction.differences.some(({ field }) => fields.includes(field));
// src/aws/bucket.ts
/** Holds traces, releases and what hosts report. */
const bucket = {
	observe: async (cloud) => {
		const target = targetOf(cloud);
		if (!await exists(cloud, target)) return [];
		return [{
			kind: "bucket",
			key: "bucket",
			id: target.Bucket,
			state: await stateOf(cloud.s3, target, await isTagged(cloud, target)),
			details: null
		}];
	},
	create: async (cloud, { state }) => {
		const { Bucket } = targetOf(cloud);
		const { region } = cloud.scope;
		const LocationConstraint = region === "us-east-1" ? void 0 : region;
		const CreateBucketConfiguration = {
			...LocationConstraint && { LocationConstraint },
			Tags: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.D)(cloud.scope)
		};
		const busy = {
			what: `bucket ${Bucket}`,
			seconds: 60,
			errors: BUSY
		};
		try {
			await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, busy, () => cloud.s3.send(new CreateBucketCommand({
				Bucket,
				ObjectOwnership: "BucketOwnerEnforced",
				CreateBucketConfiguration
			})));
		} catch (error) {
			if (!["BucketAlreadyOwnedByYou", "BucketAlreadyExists"].includes((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error)) || !await exists(cloud, targetOf(cloud))) throw error;
		}
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, busy, () => settle(cloud, state, () => true));
		return Bucket;
	},
	change: async (cloud, correction, resolve) => {
		const { observed, wanted } = correction;
		try {
			await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
				what: `bucket ${observed.id}`,
				seconds: 60,
				errors: ["OperationAborted"]
			}, () => settle(cloud, wanted.state, (field) => differsIn(correction, field)));
		} catch (error) {
			if (!(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw error;
			await bucket.create(cloud, wanted, resolve);
		}
	},
	remove: async (cloud) => {
		const target = targetOf(cloud);
		await unlessMissing(async () => {
			await empty(cloud, target);
			await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
				what: `bucket ${target.Bucket}`,
				seconds: 120,
				errors: ["BucketNotEmpty"]
			}, async () => {
				await empty(cloud, target);
				await refuseIfLocked(cloud, target);
				await cloud.s3.send(new DeleteBucketCommand(target));
			});
		});
	}
};
/** What S3 says while another request changes the same bucket, and until everyone there has heard of a new one. */
const BUSY = ["OperationAborted", "NoSuchBucket"];
const tagsOn = async (cloud, target) => (await optional(() => cloud.s3.send(new GetBucketTaggingCommand(target))))?.TagSet;
/** Whether the bucket carries the tag. A run that was killed right after the creation leaves it untagged, but then it is empty; any other is somebody else's. */
const isTagged = async (cloud, target) => {
	if (belongsTo(cloud.scope, await tagsOn(cloud, target))) return true;
	if (await isEmpty$1(cloud.s3, target)) return false;
	requireOwn(cloud.scope, `bucket ${target.Bucket}`, await tagsOn(cloud, target));
	return true;
};
const targetOf = ({ scope }) => ({
	Bucket: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.S)(scope),
	ExpectedBucketOwner: scope.account
});
const exists = async (cloud, target) => {
	try {
		await cloud.s3.send(new HeadBucketCommand(target));
		return true;
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return false;
		if (error instanceof _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.k) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS denied s3:ListBucket: the bucket ${target.Bucket} cannot be looked at. It belongs to another account, or this role lacks the action on it.`, {
			fix: "Allow `s3:ListBucket` in the policy of the role that this job assumes; docs/permissions.md has the whole policy. If it is allowed, choose another `name`.",
			cause: error
		});
		throw error;
	}
};
const isEmpty$1 = async (s3, target) => {
	const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command({
		...target,
		MaxKeys: 1
	}));
	return KeyCount === 0;
};
/** A setting that is not made is an error to S3. */
const optional = async (get) => {
	try {
		return await get();
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return void 0;
		throw error;
	}
};
const stateOf = async (s3, target, tagged) => {
	const [block, encryption, ownership, policy, lifecycle] = await Promise.all([
		optional(() => s3.send(new GetPublicAccessBlockCommand(target))),
		optional(() => s3.send(new GetBucketEncryptionCommand(target))),
		optional(() => s3.send(new GetBucketOwnershipControlsCommand(target))),
		optional(() => s3.send(new GetBucketPolicyCommand(target))),
		optional(() => s3.send(new GetBucketLifecycleConfigurationCommand(target)))
	]);
	const [rule] = encryption?.ServerSideEncryptionConfiguration?.Rules ?? [];
	return {
		tagged,
		publicAccessBlock: Object.entries(block?.PublicAccessBlockConfiguration ?? {}).filter(([, on]) => on === true).map(([name]) => name).sort(),
		encryption: rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? null,
		ownership: ownership?.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? null,
		policy: policy?.Policy === void 0 ? null : JSON.parse(policy.Policy),
		lifecycle: (lifecycle?.Rules ?? []).filter(({ Status }) => Status === "Enabled").map(ruleOf)
	};
};
const ruleOf = ({ ID, Filter, Expiration, AbortIncompleteMultipartUpload }) => ({
	id: ID ?? "",
	prefix: Filter?.Prefix ?? "",
	expireDays: Expiration?.Days ?? null,
	abortUploadDays: AbortIncompleteMultipartUpload?.DaysAfterInitiation ?? null
});
/** Makes the settings that are asked for; access is closed before anything else. */
const settle = async (cloud, state, differs) => {
	const { s3, scope } = cloud;
	const target = targetOf(cloud);
	const on = (name) => state.publicAccessBlock.includes(name);
	if (differs("publicAccessBlock")) {
		const PublicAccessBlockConfiguration = {
			BlockPublicAcls: on("BlockPublicAcls"),
			BlockPublicPolicy: on("BlockPublicPolicy"),
			IgnorePublicAcls: on("IgnorePublicAcls"),
			RestrictPublicBuckets: on("RestrictPublicBuckets")
		};
		await s3.send(new PutPublicAccessBlockCommand({
			...target,
			PublicAccessBlockConfiguration
		}));
	}
	if (differs("tagged")) await s3.send(new PutBucketTaggingCommand({
		...target,
		Tagging: { TagSet: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.D)(scope) }
	}));
	if (differs("ownership")) {
		const OwnershipControls = { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] };
		await s3.send(new PutBucketOwnershipControlsCommand({
			...target,
			OwnershipControls
		}));
	}
	if (differs("encryption")) {
		const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }] };
		await s3.send(new PutBucketEncryptionCommand({
			...target,
			ServerSideEncryptionConfiguration
		}));
	}
	if (differs("policy")) await s3.send(new PutBucketPolicyCommand({
		...target,
		Policy: JSON.stringify(state.policy)
	}));
	if (differs("lifecycle")) {
		const LifecycleConfiguration = { Rules: state.lifecycle.map(lifecycleRule) };
		await s3.send(new PutBucketLifecycleConfigurationCommand({
			...target,
			LifecycleConfiguration
		}));
	}
};
const lifecycleRule = ({ id, prefix, expireDays, abortUploadDays }) => ({
	ID: id,
	Status: "Enabled",
	Filter: { Prefix: prefix },
	...expireDays !== null && { Expiration: { Days: expireDays } },
	...abortUploadDays !== null && { AbortIncompleteMultipartUpload: { DaysAfterInitiation: abortUploadDays } }
});
/** Whoever removes the bucket has let go of the lock by then: one that is there is another run's, which has begun since. */
const refuseIfLocked = async ({ s3, scope }, target) => {
	const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command({
		...target,
		Prefix: _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.y,
		MaxKeys: 1
	}));
	if (KeyCount === 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`Another run has begun to work on '${scope.name}', so its bucket ${target.Bucket} is left to it.`, { fix: "Everything else is removed. Run destroy again when that run has ended, if it should go too." });
};
/** Removes every object, version and unfinished upload but the lock. The SDK has no paginator for versions: they are listed from the top until none is left. */
const empty = async (cloud, target) => {
	const { s3 } = cloud;
	const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand(target));
	for (const { Key, UploadId } of Uploads) await s3.send(new AbortMultipartUploadCommand({
		...target,
		Key,
		UploadId
	}));
	for (;;) {
		const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand(target));
		const Objects = [...Versions.filter(({ Key }) => Key !== _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.y), ...DeleteMarkers].map(({ Key, VersionId }) => ({
			Key: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Key, "a key"),
			VersionId
		}));
		if (Objects.length === 0) return;
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.p)(cloud, Objects);
	}
};
// src/model/endpoints.ts
/**
* What a host without any way to the internet needs of its VPC, by the kind of endpoint that AWS has for it:
*
* - `s3`: the bucket, the layers of Amazon ECR's images, and Amazon Linux's packages (https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html).
* - `ssm`, `ssmmessages`: Systems Manager. The agent gets commands by `ssmmessages` and falls back on `ec2messages` only where it is not let in there
*   (https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html), and the host's role lets it in.
* - `ecr.api`, `ecr.dkr`: the login and the images (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html).
*/
const ENDPOINT_SERVICES = {
	s3: "Gateway",
	ssm: "Interface",
	ssmmessages: "Interface",
	"ecr.api": "Interface",
	"ecr.dkr": "Interface"
};
/** The services in their order. */
const SERVICES = Object.keys(ENDPOINT_SERVICES);
/** Those whose name leads to an endpoint in a subnet. */
const INTERFACE_SERVICES = SERVICES.filter((service) => ENDPOINT_SERVICES[service] === "Interface");
/** What a service is called in `ServiceName`. */
const serviceName = (region, service) => `com.amazonaws.${region}.${service}`;
/** The other way round, or null for one that no host needs. */
const serviceOf = (region, name) => SERVICES.find((service) => serviceName(region, service) === name) ?? null;
// src/aws/endpoint.ts
/** AWS takes one or two minutes to make an interface endpoint, and to remove one. */
const SECONDS = 600;
/** What AWS says for a while about what was just made, and about a name that an endpoint which is going still answers to. */
const NEW$3 = [
	"InvalidGroup.NotFound",
	"InvalidVpcId.NotFound",
	/conflicting DNS domain/
];
/** A way to one of AWS's services that leads through no gateway. */
const endpoint = {
	observe: async (cloud) => (await endpointsBy(cloud, ownFilter(cloud.scope))).map((found) => {
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.VpcEndpointId, "an endpoint id");
		return {
			kind: "endpoint",
			key: `endpoint/${serviceOf(cloud.scope.region, found.ServiceName) ?? found.ServiceName}`,
			id,
			state: {
				vpc: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.VpcId, "a VPC id"),
				service: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.ServiceName, "a service"),
				status: found.State?.toLowerCase() ?? "",
				privateDns: isInterface(found) ? found.PrivateDnsEnabled === true : null,
				subnets: (found.SubnetIds ?? []).toSorted(),
				securityGroups: (found.Groups ?? []).map(({ GroupId }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(GroupId, "a security group id")).sort(),
				routeTables: (found.RouteTableIds ?? []).toSorted()
			},
			details: null
		};
	}),
	create: async (cloud, { key, state }, resolve) => {
		const isGateway = state.privateDns === null;
		const ClientToken = (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.randomUUID)();
		const { VpcEndpoint } = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
			what: key,
			seconds: 120,
			errors: NEW$3
		}, () => cloud.ec2.send(new CreateVpcEndpointCommand({
			ClientToken,
			VpcId: resolve(state.vpc),
			ServiceName: state.service,
			TagSpecifications: tagged(cloud.scope, "vpc-endpoint"),
			...isGateway ? {
				VpcEndpointType: "Gateway",
				RouteTableIds: state.routeTables.map(resolve)
			} : {
				VpcEndpointType: "Interface",
				PrivateDnsEnabled: true,
				SubnetIds: state.subnets.map(resolve),
				SecurityGroupIds: state.securityGroups.map(resolve)
			}
		})));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VpcEndpoint?.VpcEndpointId, "an endpoint id");
		await untilAvailable(cloud, id, key);
		return id;
	},
	change: async (cloud, correction, resolve) => {
		const { observed, wanted } = correction;
		const missing = (is, shouldBe) => {
			const there = is.map(resolve);
			const ids = shouldBe.map(resolve).filter((id) => !there.includes(id));
			return ids.length > 0 ? ids : void 0;
		};
		if (differsIn(correction, "privateDns", "subnets", "securityGroups", "routeTables")) {
			const [is, shouldBe] = [observed.state, wanted.state];
			await cloud.ec2.send(new ModifyVpcEndpointCommand({
				VpcEndpointId: observed.id,
				...differsIn(correction, "privateDns") && { PrivateDnsEnabled: true },
				AddSubnetIds: missing(is.subnets, shouldBe.subnets),
				RemoveSubnetIds: missing(shouldBe.subnets, is.subnets),
				AddSecurityGroupIds: missing(is.securityGroups, shouldBe.securityGroups),
				RemoveSecurityGroupIds: missing(shouldBe.securityGroups, is.securityGroups),
				AddRouteTableIds: missing(is.routeTables, shouldBe.routeTables),
				RemoveRouteTableIds: missing(shouldBe.routeTables, is.routeTables)
			}));
		}
		await untilAvailable(cloud, observed.id, wanted.key);
	},
	remove: async (cloud, { id, key }) => {
		const { Unsuccessful = [] } = await cloud.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
		const [failure] = Unsuccessful;
		if (failure && !/NotFound/.test(failure.Error?.Code ?? "")) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS does not remove the endpoint ${id}: ${failure.Error?.Message ?? "no reason given"}`, { fix: "Remove what is in the way in the AWS console, and run the step again." });
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
			what: `the end of ${key}`,
			seconds: SECONDS
		}, async () => await find$1(cloud, id) === void 0 ? true : void 0);
	}
};
/** The endpoints that a filter lets through and that are not going. */
const endpointsBy = async (cloud, filter) => {
	const found = [];
	for await (const { VpcEndpoints = [] } of paginateDescribeVpcEndpoints({ client: cloud.ec2 }, { Filters: [filter] })) found.push(...VpcEndpoints);
	return found.filter(({ State }) => !/^delet/i.test(State ?? ""));
};
const isInterface = ({ ServiceName, VpcEndpointType }) => (VpcEndpointType ?? (ServiceName?.endsWith(".s3") ? ENDPOINT_SERVICES.s3 : "Interface")) === "Interface";
const find$1 = async (cloud, id) => {
	try {
		const pages = paginateDescribeVpcEndpoints({ client: cloud.ec2 }, { VpcEndpointIds: [id] });
		for await (const { VpcEndpoints = [] } of pages) {
			const [found] = VpcEndpoints;
			if (found && found.State?.toLowerCase() !== "deleted") return found;
		}
	} catch (error) {
		if (!(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw error;
	}
};
/** @throws UserError when it never will be. */
const untilAvailable = async (cloud, id, key) => {
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `${key} ${id}`,
		seconds: SECONDS
	}, async () => {
		const found = await find$1(cloud, id);
		const state = found?.State?.toLowerCase();
		if (state === "available") return true;
		if (state === void 0 || /^pending/.test(state)) return void 0;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The endpoint ${id} for ${found?.ServiceName} is ${state}: ${found?.LastError?.Message ?? "AWS gives no reason"}.`, { fix: "Delete it in the AWS console and run the step again, which makes a new one." });
	});
};
// src/aws/expiry.ts
/** Puts the expiry on the host and the security group that are there, or takes it off, in one call. What is not there yet is made with it. */
const moveExpiry = async (cloud, observed, expiresAt) => {
	const outdated = [...ofKind(observed, "instance"), ...ofKind(observed, "security-group")].filter(({ details }) => details.expiresAt !== expiresAt).map(({ id }) => id);
	if (outdated.length === 0) return;
	if (expiresAt === null) await cloud.ec2.send(new DeleteTagsCommand({
		Resources: outdated,
		Tags: [{ Key: _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.v }]
	}));
	else await setExpiry(cloud, outdated, expiresAt);
};
/** Puts an expiry on resources, or leaves them as they are where there is none. */
const setExpiry = async (cloud, resources, expiresAt) => {
	if (expiresAt === null) return;
	const Tags = [{
		Key: _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.v,
		Value: expiresAt
	}];
	await cloud.ec2.send(new CreateTagsCommand({
		Resources: [...resources],
		Tags
	}));
};
/** Hosts that are gone: AWS shows them with their tags for about an hour, as if their deployments were there. */
const terminatedHosts = async (cloud) => {
	const Filters = [{
		Name: "tag-key",
		Values: [_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.g]
	}, {
		Name: "instance-state-name",
		Values: ["terminated"]
	}];
	const ids = /* @__PURE__ */ new Set();
	for await (const { Reservations = [] } of paginateDescribeInstances({ client: cloud.ec2 }, { Filters })) for (const { InstanceId = "" } of Reservations.flatMap(({ Instances = [] }) => Instances)) ids.add(InstanceId);
	return ids;
};
/** Kinds of EC2 resource that destroy keeps. */
const DATA = ["volume", "snapshot"];
/** Every deployment of this account and region, sorted by name. One that has nothing in EC2 left, such as a kept bucket, is not among them. */
const listDeployments = async (cloud) => {
	const gone = await terminatedHosts(cloud);
	const tags = /* @__PURE__ */ new Map();
	const standing = /* @__PURE__ */ new Set();
	const Filters = [{
		Name: "key",
		Values: [_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.g, _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.v]
	}];
	for await (const { Tags = [] } of paginateDescribeTags({ client: cloud.ec2 }, { Filters })) for (const { ResourceId = "", ResourceType = "", Key = "", Value = "" } of Tags) {
		if (gone.has(ResourceId)) continue;
		if (!DATA.includes(ResourceType)) standing.add(ResourceId);
		tags.set(ResourceId, (tags.get(ResourceId) ?? /* @__PURE__ */ new Map()).set(Key, Value));
	}
	const expiries = /* @__PURE__ */ new Map();
	const alive = /* @__PURE__ */ new Set();
	for (const [id, resource] of tags) {
		const name = resource.get(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.g);
		if (name === void 0) continue;
		if (standing.has(id)) alive.add(name);
		const expiry = resource.get(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.v);
		expiries.set(name, [...expiries.get(name) ?? [], ...expiry === void 0 ? [] : [expiry]]);
	}
	return [...expiries].map(([name, found]) => ({
		name,
		expiresAt: found.sort().at(-1) ?? null,
		onlyData: !alive.has(name)
	})).sort((left, right) => left.name.localeCompare(right.name));
};
// src/aws/capacity.ts
/** What AWS says when a zone or a type has no room, and another one may have. */
const NO_CAPACITY = [
	"InsufficientInstanceCapacity",
	"Unsupported",
	"InsufficientFreeAddressesInSubnet",
	"InsufficientHostCapacity"
];
/** What AWS says when the account may not have another host of that size. */
const OVER_QUOTA = ["VcpuLimitExceeded", "InstanceLimitExceeded"];
/**
* Lets a refusal for want of room pass, which another type or place may have.
*
* @param others the hosts that this one would run beside
* @returns AWS's name for it
* @throws the error itself when it is anything else; UserError when it is the account's quota that has no room
*/
const requireNoRoom = (error, type, others) => {
	const name = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error);
	if (OVER_QUOTA.includes(name)) throw overQuota(type, others, error);
	if (!NO_CAPACITY.includes(name)) throw error;
	return name;
};
const overQuota = (type, others, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`This account's quota of EC2 instances has no room for a host of the type ${type}${others.length > 0 ? ` beside ${others.join(", ")}` : ""}: ${cause instanceof Error ? cause.message : (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(cause)}`, {
	fix: `Raise the quota "Running On-Demand instances" of its family in Service Quotas, or give a smaller \`instance-type\`.${others.length > 0 ? " A host is started before the one that it replaces ends; `command: destroy`, which keeps the data, and then deploy need room for one only." : ""}`,
	cause
});
// src/aws/launch.ts
/**
* Starts a host in the first place that has room for it: every zone of the first type, then the next type.
*
* @throws UserError when no place has room, or the account's quota has none.
*/
const launch = async (cloud, wanted, resolve) => {
	const refusals = [];
	for (const type of wanted.creation.types) for (const link of wanted.creation.subnets) {
		const subnet = resolve(link);
		try {
			return await runInstance(cloud, wanted, {
				type,
				subnet,
				securityGroups: wanted.state.securityGroups.map(resolve)
			});
		} catch (error) {
			const refusal = requireNoRoom(error, type, wanted.creation.others);
			refusals.push(`${type} in ${subnet}: ${refusal}`);
			cloud.log.warning(`AWS has no room for ${type} in ${subnet} (${refusal}). Trying the next place.`);
		}
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS has no room for the host anywhere it was tried: ${refusals.join("; ")}.`, { fix: "Give more types in `instance-type`, in order of preference, or try again later. What was made so far is kept and used then." });
};
const runInstance = async (cloud, wanted, place) => {
	for (let generation = 0;; generation += 1) {
		const command = new RunInstancesCommand({
			...launchSpecification(cloud, wanted, place),
			ClientToken: tokenFor(cloud, wanted, place, generation)
		});
		const { Instances } = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
			what: "launch of the host",
			seconds: 120,
			errors: NOT_KNOWN_YET
		}, () => cloud.ec2.send(command));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Instances?.[0]?.InstanceId, "an instance id");
		if (wanted.creation.others.includes(id)) continue;
		const current = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
			what: `host ${id} to be listed`,
			seconds: 60
		}, () => findInstance(cloud, id));
		if (ALIVE$1.includes(current.State?.Name ?? "")) return id;
	}
};
/** A security group is made anew for each incarnation of a deployment, so its id tells one from the next. */
const tokenFor = ({ scope }, { state, creation }, place, generation) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)("sha256").update(JSON.stringify([
	scope,
	state,
	creation.userData,
	place,
	generation
])).digest("hex");
const launchSpecification = (cloud, { state, creation }, { type, subnet, securityGroups }) => ({
	ImageId: state.image,
	InstanceType: type,
	MinCount: 1,
	MaxCount: 1,
	IamInstanceProfile: { Name: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(state.profile ?? void 0, "an instance profile") },
	MetadataOptions: {
		HttpTokens: "required",
		HttpEndpoint: "enabled",
		HttpPutResponseHopLimit: state.httpHopLimit,
		InstanceMetadataTags: state.metadataTags
	},
	...state.cpuCredits && { CreditSpecification: { CpuCredits: state.cpuCredits } },
	BlockDeviceMappings: [{
		DeviceName: creation.rootDevice,
		Ebs: {
			VolumeSize: state.rootSize,
			VolumeType: "gp3",
			Encrypted: true,
			DeleteOnTermination: true
		}
	}],
	NetworkInterfaces: [{
		DeviceIndex: 0,
		SubnetId: subnet,
		Groups: [...securityGroups],
		AssociatePublicIpAddress: creation.publicAddress,
		DeleteOnTermination: true
	}],
	UserData: Buffer.from(creation.userData).toString("base64"),
	TagSpecifications: tagged(cloud.scope, "instance", "volume", "network-interface")
});
// src/aws/power.ts
/** How long a host may take, seconds. EC2 takes 16 s to start one as a rule, minutes at worst; stopping and terminating wait for the system to shut down. */
const TIMES = {
	running: 300,
	stopped: 600,
	terminated: 600
};
/**
* Starts a host that is off, as another of the allowed types when AWS has no room for its own.
*
* @throws UserError when there is no room for any of them where the data volume is, or the account's quota has none
*/
const switchOn = (cloud, host, types) => startAsAnyOf(cloud, host, [host.state.type, ...types.filter((type) => type !== host.state.type)]);
/**
* Makes a host another type, for which it is off: the first of the types that AWS has room for. Without any, it goes on as it was, since a host that is off takes
* nothing in.
*
* @throws UserError when there is no room for any of the types where the data volume is, or the account's quota has none
*/
const resize = async (cloud, host, types) => {
	if (host.state.power === "running") await cloud.ec2.send(new StopInstancesCommand({ InstanceIds: [host.id] }));
	await untilState(cloud, host.id, "stopped");
	try {
		await startAsAnyOf(cloud, host, types);
	} catch (error) {
		if (!cloud.signal.aborted) await goOnAsBefore(cloud, host);
		throw error;
	}
};
const startAsAnyOf = async (cloud, { id, state, details }, types) => {
	const refusals = [];
	let current = state.type;
	for (const type of types) try {
		if (type !== current) await setType(cloud, id, type);
		current = type;
		return await start(cloud, id);
	} catch (error) {
		const refusal = requireNoRoom(error, type, []);
		refusals.push(`${type}: ${refusal}`);
		cloud.log.warning(`AWS has no room for ${type} in ${details.zone} (${refusal}).`);
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS has no room for the host in ${details.zone}, where its data is: ${refusals.join("; ")}.`, { fix: "Give more types in `instance-type`, in order of preference, or try again later." });
};
/** Best effort by nature, after a failure that says what is to be done; the next run starts the host in any case. */
const goOnAsBefore = async (cloud, { id, state }) => {
	try {
		if ((await findInstance(cloud, id))?.InstanceType !== state.type) await setType(cloud, id, state.type);
		await start(cloud, id);
		cloud.log.warning(`The host ${id} was started again as it was, with the type ${state.type}.`);
	} catch (error) {
		cloud.log.warning(`The host ${id} is off, and could not be started again with the type ${state.type}: ${String(error)}`);
	}
};
const setType = async (cloud, InstanceId, type) => {
	await cloud.ec2.send(new ModifyInstanceAttributeCommand({
		InstanceId,
		InstanceType: { Value: type }
	}));
};
/** A host that is still stopping can only be started once it has stopped. */
const start = async (cloud, id) => {
	const retrying = {
		what: `start of ${id}`,
		seconds: TIMES.stopped,
		errors: ["IncorrectInstanceState"]
	};
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, retrying, () => cloud.ec2.send(new StartInstancesCommand({ InstanceIds: [id] })));
	await untilState(cloud, id, "running");
};
/**
* Waits until a host is in a state.
*
* @throws UserError when AWS ends the host instead; WaitTimeout when it takes too long
*/
const untilState = async (cloud, id, state) => {
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `host ${id} to be ${state}`,
		seconds: TIMES[state]
	}, async () => {
		const found = await findInstance(cloud, id);
		const name = found?.State?.Name;
		if (name === state || found === void 0 && state === "terminated") return true;
		if (state !== "terminated" && (name === "terminated" || name === "shutting-down")) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS ended the host ${id}: ${found?.StateReason?.Message ?? "no reason given"}.`, { fix: "Common reasons are a volume or instance quota, or a key of the account that the role may not use for encryption." });
	});
};
// src/aws/instance.ts
/** The host. */
const instance = {
	observe: async (cloud) => {
		const found = [];
		const Filters = [ownFilter(cloud.scope), {
			Name: "instance-state-name",
			Values: ALIVE$1
		}];
		for await (const { Reservations = [] } of paginateDescribeInstances({ client: cloud.ec2 }, { Filters })) found.push(...Reservations.flatMap(({ Instances = [] }) => Instances));
		found.sort((left, right) => launchTimeOf(left).localeCompare(launchTimeOf(right)));
		return Promise.all(found.map((one) => observed(cloud, one)));
	},
	create: async (cloud, wanted, resolve) => {
		const id = await launch(cloud, wanted, resolve);
		await setExpiry(cloud, [id], wanted.creation.expiresAt);
		await untilState(cloud, id, "running");
		return id;
	},
	change: async (cloud, correction, resolve) => {
		const { observed, wanted } = correction;
		await changeInPlace(cloud, correction, resolve);
		if (differsIn(correction, "type")) await resize(cloud, observed, wanted.creation.types);
		else if (differsIn(correction, "power")) await switchOn(cloud, observed, wanted.creation.types);
	},
	remove: async (cloud, { id }) => {
		await unlessMissing(() => cloud.ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] })));
		await untilState(cloud, id, "terminated");
	}
};
const launchTimeOf = ({ LaunchTime, InstanceId }) => `${LaunchTime?.toISOString()} ${InstanceId}`;
const observed = async (cloud, found) => {
	const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.InstanceId, "an instance id");
	const type = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.InstanceType, "an instance type");
	const rootVolume = found.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === found.RootDeviceName)?.Ebs?.VolumeId ?? null;
	const [root, cpuCredits] = await Promise.all([rootOf(cloud, rootVolume), cpuCreditsOf(cloud, id, type)]);
	return {
		kind: "instance",
		key: "instance",
		id,
		state: {
			power: found.State?.Name === "pending" || found.State?.Name === "running" ? "running" : "stopped",
			type,
			architecture: found.Architecture === "arm64" ? "arm64" : "x86_64",
			image: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.ImageId, "an image id"),
			subnet: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.SubnetId, "a subnet id"),
			securityGroups: (primaryInterfaceOf(found)?.Groups ?? []).map(({ GroupId }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(GroupId, "a security group id")),
			profile: found.IamInstanceProfile?.Arn?.split("/").at(-1) ?? null,
			httpTokens: found.MetadataOptions?.HttpTokens ?? "optional",
			httpHopLimit: found.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
			metadataTags: found.MetadataOptions?.InstanceMetadataTags === "enabled" ? "enabled" : "disabled",
			cpuCredits,
			...root
		},
		details: {
			publicIp: found.PublicIpAddress ?? null,
			privateIp: found.PrivateIpAddress ?? null,
			zone: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.Placement?.AvailabilityZone, "a zone"),
			rootVolume,
			launchedAt: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.LaunchTime, "a launch time").toISOString(),
			expiresAt: expiryIn(found.Tags)
		}
	};
};
const primaryInterfaceOf = ({ NetworkInterfaces = [] }) => NetworkInterfaces.find(({ Attachment }) => Attachment?.DeviceIndex === 0);
const rootOf = async (cloud, id) => {
	const { Volumes } = id ? await cloud.ec2.send(new DescribeVolumesCommand({ VolumeIds: [id] })) : {};
	const [root] = Volumes ?? [];
	return {
		rootSize: root?.Size ?? 0,
		rootType: root?.VolumeType ?? "none",
		rootEncrypted: root?.Encrypted === true
	};
};
/** Only the T families have CPU credits; asking for another type is an error. */
const cpuCreditsOf = async (cloud, id, type) => {
	if (!/^t\d/.test(type)) return null;
	const { InstanceCreditSpecifications } = await cloud.ec2.send(new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [id] }));
	return InstanceCreditSpecifications?.[0]?.CpuCredits ?? "standard";
};
const changeInPlace = async (cloud, correction, resolve) => {
	const { observed, wanted } = correction;
	const InstanceId = observed.id;
	if (differsIn(correction, "httpTokens", "httpHopLimit", "metadataTags")) await cloud.ec2.send(new ModifyInstanceMetadataOptionsCommand({
		InstanceId,
		HttpTokens: "required",
		HttpPutResponseHopLimit: wanted.state.httpHopLimit,
		InstanceMetadataTags: wanted.state.metadataTags,
		HttpEndpoint: "enabled"
	}));
	if (differsIn(correction, "securityGroups")) await cloud.ec2.send(new ModifyInstanceAttributeCommand({
		InstanceId,
		Groups: wanted.state.securityGroups.map(resolve)
	}));
	if (differsIn(correction, "profile") && wanted.state.profile) await useProfile(cloud, InstanceId, wanted.state.profile);
	if (differsIn(correction, "cpuCredits") && wanted.state.cpuCredits) {
		const InstanceCreditSpecifications = [{
			InstanceId,
			CpuCredits: wanted.state.cpuCredits
		}];
		await cloud.ec2.send(new ModifyInstanceCreditSpecificationCommand({ InstanceCreditSpecifications }));
	}
	if (differsIn(correction, "rootSize", "rootType") && observed.details.rootVolume) {
		const VolumeId = observed.details.rootVolume;
		await cloud.ec2.send(new ModifyVolumeCommand({
			VolumeId,
			Size: wanted.state.rootSize,
			VolumeType: "gp3"
		}));
	}
};
const useProfile = async (cloud, InstanceId, name) => {
	const Filters = [{
		Name: "instance-id",
		Values: [InstanceId]
	}];
	const { IamInstanceProfileAssociations = [] } = await cloud.ec2.send(new DescribeIamInstanceProfileAssociationsCommand({ Filters }));
	const current = IamInstanceProfileAssociations.find(({ State }) => State === "associated" || State === "associating");
	const IamInstanceProfile = { Name: name };
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
		what: `profile of ${InstanceId}`,
		seconds: 120,
		errors: NOT_KNOWN_YET
	}, () => current?.AssociationId ? cloud.ec2.send(new ReplaceIamInstanceProfileAssociationCommand({
		AssociationId: current.AssociationId,
		IamInstanceProfile
	})) : cloud.ec2.send(new AssociateIamInstanceProfileCommand({
		InstanceId,
		IamInstanceProfile
	})));
};
// src/aws/instance-profile.ts
/** What hands the role to the host. */
const instanceProfile = {
	observe: async (cloud) => {
		const name = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.E)(cloud.scope);
		const found = await existing$3(cloud, name);
		if (!found) return [];
		requireOwn(cloud.scope, `instance profile ${name}`, found.Tags);
		return [{
			kind: "instance-profile",
			key: "instance-profile",
			id: name,
			state: { role: found.Roles?.[0]?.RoleName ?? null },
			details: { arn: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.Arn, "an ARN") }
		}];
	},
	create: async (cloud, { state }) => {
		const InstanceProfileName = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.E)(cloud.scope);
		await cloud.iam.send(new CreateInstanceProfileCommand({
			InstanceProfileName,
			Tags: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.D)(cloud.scope)
		}));
		await addRole(cloud, InstanceProfileName, state.role);
		return InstanceProfileName;
	},
	change: async (cloud, { observed, wanted }) => {
		const InstanceProfileName = observed.id;
		if (observed.state.role) await cloud.iam.send(new RemoveRoleFromInstanceProfileCommand({
			InstanceProfileName,
			RoleName: observed.state.role
		}));
		await addRole(cloud, InstanceProfileName, wanted.state.role);
	},
	remove: async (cloud, { id: InstanceProfileName, state }) => {
		const { role } = state;
		if (role) await unlessMissing(() => cloud.iam.send(new RemoveRoleFromInstanceProfileCommand({
			InstanceProfileName,
			RoleName: role
		})));
		await unlessMissing(() => cloud.iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName })));
	}
};
const existing$3 = async (cloud, InstanceProfileName) => {
	try {
		return (await cloud.iam.send(new GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile;
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return void 0;
		throw error;
	}
};
const addRole = async (cloud, InstanceProfileName, RoleName) => {
	if (RoleName) await cloud.iam.send(new AddRoleToInstanceProfileCommand({
		InstanceProfileName,
		RoleName
	}));
};
// src/aws/internet-gateway.ts
/** The way from the deployment's own VPC to the internet. */
const internetGateway = {
	observe: async (cloud) => {
		const { InternetGateways = [] } = await cloud.ec2.send(new DescribeInternetGatewaysCommand({ Filters: [ownFilter(cloud.scope)] }));
		return InternetGateways.map(({ InternetGatewayId, Attachments }) => ({
			kind: "internet-gateway",
			key: "internet-gateway",
			id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(InternetGatewayId, "an internet gateway id"),
			state: { vpc: Attachments?.[0]?.VpcId ?? null },
			details: null
		}));
	},
	create: async (cloud, { state }, resolve) => {
		const made = await cloud.ec2.send(new CreateInternetGatewayCommand({ TagSpecifications: tagged(cloud.scope, "internet-gateway") }));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(made.InternetGateway?.InternetGatewayId, "an internet gateway id");
		await removeTwins(cloud, internetGateway, made, id);
		if (state.vpc) await attach$1(cloud, id, resolve(state.vpc));
		return id;
	},
	change: async (cloud, { observed, wanted }, resolve) => {
		if (observed.state.vpc) await detach(cloud, observed.id, resolve(observed.state.vpc));
		if (wanted.state.vpc) await attach$1(cloud, observed.id, resolve(wanted.state.vpc));
	},
	remove: async (cloud, { id, state }) => {
		if (typeof state.vpc === "string") await detach(cloud, id, state.vpc);
		await removeWhenFree(cloud, `internet gateway ${id}`, () => cloud.ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: id })));
	}
};
const attach$1 = async (cloud, id, vpc) => {
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
		what: `internet gateway ${id}`,
		seconds: 60,
		errors: ["InvalidInternetGatewayID.NotFound", "InvalidVpcID.NotFound"]
	}, () => cloud.ec2.send(new AttachInternetGatewayCommand({
		InternetGatewayId: id,
		VpcId: vpc
	})));
};
/** A gateway that is not attached (any more) is reported as `Gateway.NotAttached`. */
const detach = async (cloud, id, vpc) => removeWhenFree(cloud, `attachment of ${id}`, async () => {
	try {
		await cloud.ec2.send(new DetachInternetGatewayCommand({
			InternetGatewayId: id,
			VpcId: vpc
		}));
	} catch (error) {
		if (!(error instanceof Error && error.name === "Gateway.NotAttached")) throw error;
	}
});
// src/aws/parameter.ts
/** 24 bytes are 192 bits, beyond guessing, in 32 characters that need no quoting anywhere. */
const SECRET_BYTES = 24;
/** Generated secrets, kept as SecureString parameters. Their values are written here once and never read by the action. */
const parameter = {
	observe: async (cloud) => {
		const found = [];
		const filters = [{
			Key: "Name",
			Option: "BeginsWith",
			Values: [(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.T)(cloud.scope)]
		}, {
			Key: `tag:${_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.g}`,
			Values: [cloud.scope.name]
		}];
		for await (const { Parameters = [] } of paginateDescribeParameters({ client: cloud.ssm }, { ParameterFilters: filters })) found.push(...Parameters);
		return found.map(({ Name, Type, Version, LastModifiedDate }) => {
			const name = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Name, "a parameter's name");
			return {
				kind: "parameter",
				key: `parameter/${name.slice((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.T)(cloud.scope).length)}`,
				id: name,
				state: {
					name,
					type: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Type, "a parameter's type"),
					version: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Version, "a parameter's version")
				},
				details: { modifiedAt: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(LastModifiedDate, "a parameter's date").toISOString() }
			};
		});
	},
	create: async (cloud, { state }) => {
		const Value = newSecret(cloud);
		await cloud.ssm.send(new PutParameterCommand({
			Name: state.name,
			Type: "SecureString",
			Value,
			Tags: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.D)(cloud.scope)
		}));
		return state.name;
	},
	change: async (cloud, correction, resolve) => {
		const { observed, wanted } = correction;
		if (!differsIn(correction, "type")) {
			const Value = newSecret(cloud);
			await cloud.ssm.send(new PutParameterCommand({
				Name: observed.id,
				Type: "SecureString",
				Value,
				Overwrite: true
			}));
			return;
		}
		await parameter.remove(cloud, observed);
		await parameter.create(cloud, wanted, resolve);
	},
	remove: (cloud, { id }) => unlessMissing(() => cloud.ssm.send(new DeleteParameterCommand({ Name: id })))
};
/** A value that nobody knows yet, and that the log never shows. */
const newSecret = (cloud) => {
	const value = (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.randomBytes)(SECRET_BYTES).toString("base64url");
	cloud.log.mask(value);
	return value;
};
// src/aws/peering.ts
/** States of a connection that is there or can still be. The others are listed for hours and count as gone. */
const ALIVE = [
	"initiating-request",
	"pending-acceptance",
	"provisioning",
	"active"
];
/** AWS takes seconds to make a connection ready to be accepted, and to bring it up. */
const PEERING_TIME = 120;
/** What AWS says for a while about connections that were just made. */
const NEW$2 = ["InvalidVpcPeeringConnectionID.NotFound", "InvalidVpcID.NotFound"];
/** The connection between the host's VPC and one of the peers, of this account and region. */
const peering = {
	observe: async (cloud) => (await ownPeerings(cloud)).map((found) => {
		const peer = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.AccepterVpcInfo?.VpcId, "a peer's VPC id");
		return {
			kind: "peering",
			key: `peering/${peer}`,
			id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.VpcPeeringConnectionId, "a peering connection id"),
			state: {
				vpc: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.RequesterVpcInfo?.VpcId, "a VPC id"),
				peer,
				accepted: found.Status?.Code !== "pending-acceptance",
				dns: found.RequesterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc === true && found.AccepterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc === true
			},
			details: null
		};
	}),
	create: async (cloud, { state }, resolve) => {
		const { VpcPeeringConnection } = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
			what: "peering",
			seconds: 60,
			errors: NEW$2
		}, () => cloud.ec2.send(new CreateVpcPeeringConnectionCommand({
			VpcId: resolve(state.vpc),
			PeerVpcId: state.peer,
			TagSpecifications: tagged(cloud.scope, "vpc-peering-connection")
		})));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VpcPeeringConnection?.VpcPeeringConnectionId, "a peering connection id");
		await accept(cloud, id);
		if (state.dns) await resolveNames(cloud, id);
		return id;
	},
	change: async (cloud, correction) => {
		const { observed, wanted } = correction;
		if (differsIn(correction, "accepted")) await accept(cloud, observed.id);
		if (differsIn(correction, "dns") && wanted.state.dns) await resolveNames(cloud, observed.id);
	},
	remove: (cloud, { id }) => removeWhenFree(cloud, `peering ${id}`, () => cloud.ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id })))
};
/** The connections that carry this deployment's tag and are not gone. */
const ownPeerings = async (cloud) => {
	const { VpcPeeringConnections = [] } = await cloud.ec2.send(new DescribeVpcPeeringConnectionsCommand({ Filters: [ownFilter(cloud.scope)] }));
	return VpcPeeringConnections.filter(({ Status, Tags }) => ALIVE.includes(Status?.Code ?? "") && belongsTo(cloud.scope, Tags));
};
/** Accepts the connection for the other side, which belongs to the same account, and waits until traffic can flow. */
const accept = async (cloud, id) => {
	await stateReached(cloud, id, ["pending-acceptance", "active"]);
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
		what: `peering ${id}`,
		seconds: 60,
		errors: NEW$2
	}, () => cloud.ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id })));
	await stateReached(cloud, id, ["active"]);
};
const stateReached = async (cloud, id, states) => {
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `peering ${id} to be ${states.at(-1)}`,
		seconds: PEERING_TIME
	}, async () => {
		const status = await statusOf(cloud, id);
		if (status?.Code !== void 0 && !ALIVE.includes(status.Code)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS ended the peering ${id} as ${status.Code}: ${status.Message ?? "no reason given"}.`, { fix: "The usual reason is that the ranges of the two VPCs overlap." });
		return states.includes(status?.Code ?? "") ? true : void 0;
	});
};
/** Undefined while AWS does not list the connection yet. */
const statusOf = async (cloud, id) => {
	try {
		const { VpcPeeringConnections } = await cloud.ec2.send(new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [id] }));
		return VpcPeeringConnections?.[0]?.Status;
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return void 0;
		throw error;
	}
};
/** Lets names of either side resolve to private addresses on the other. */
const resolveNames = async (cloud, id) => {
	const options = { AllowDnsResolutionFromRemoteVpc: true };
	await cloud.ec2.send(new ModifyVpcPeeringConnectionOptionsCommand({
		VpcPeeringConnectionId: id,
		RequesterPeeringConnectionOptions: options,
		AccepterPeeringConnectionOptions: options
	}));
};
// src/aws/peer-route.ts
/** What AWS says for a while about what was just made. */
const NEW$1 = ["InvalidRouteTableID.NotFound", "InvalidVpcPeeringConnectionID.NotFound"];
/**
* One route through a peering, in one table of either side. A route has no tag: what makes it this deployment's is that it points at this deployment's own
* connection, and no other route is ever replaced or removed.
*/
const peerRoute = {
	observe: async (cloud) => {
		const connections = (await ownPeerings(cloud)).map(({ VpcPeeringConnectionId }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VpcPeeringConnectionId, "a peering connection id"));
		if (connections.length === 0) return [];
		const { RouteTables = [] } = await cloud.ec2.send(new DescribeRouteTablesCommand({ Filters: [{
			Name: "route.vpc-peering-connection-id",
			Values: connections
		}] }));
		return RouteTables.flatMap((table) => routesIn(cloud, table, connections));
	},
	create: async (cloud, { key, state }, resolve) => {
		const table = resolve(state.table);
		const route = {
			RouteTableId: table,
			DestinationCidrBlock: state.destination,
			VpcPeeringConnectionId: resolve(state.peering)
		};
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
			what: key,
			seconds: 60,
			errors: NEW$1
		}, async () => {
			try {
				await cloud.ec2.send(new CreateRouteCommand(route));
			} catch (error) {
				if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error) !== "RouteAlreadyExists") throw error;
				throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The route table ${table} leads ${state.destination} somewhere else already, and a route that is not this deployment's is never changed.`, { fix: "Remove that route if nothing needs it, or give the deployment another range in `vpc-cidr`." });
			}
		});
		return `${table} ${state.destination}`;
	},
	change: async (cloud, { observed, wanted }, resolve) => {
		await cloud.ec2.send(new ReplaceRouteCommand({
			RouteTableId: resolve(observed.state.table),
			DestinationCidrBlock: observed.state.destination,
			VpcPeeringConnectionId: resolve(wanted.state.peering)
		}));
	},
	remove: async (cloud, { state }) => {
		if (typeof state.table !== "string") return;
		const route = {
			RouteTableId: state.table,
			DestinationCidrBlock: state.destination
		};
		await unlessMissing(() => cloud.ec2.send(new DeleteRouteCommand(route)));
	}
};
const routesIn = (cloud, table, connections) => {
	const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(table.RouteTableId, "a route table id");
	const name = belongsTo(cloud.scope, table.Tags) ? "route-table" : id;
	return (table.Routes ?? []).flatMap(({ DestinationCidrBlock, VpcPeeringConnectionId }) => DestinationCidrBlock && connections.includes(VpcPeeringConnectionId ?? "") ? [{
		kind: "peer-route",
		key: `peer-route/${name}/${DestinationCidrBlock}`,
		id: `${id} ${DestinationCidrBlock}`,
		state: {
			table: id,
			destination: DestinationCidrBlock,
			peering: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VpcPeeringConnectionId, "an id")
		},
		details: null
	}] : []);
};
// src/aws/record.ts
/** Records carry no tags, so the address that one leads to says which it is: `<hosted zone> <domain>`. */
const RECORD_TAG = "vispyr:record";
/** Seconds for which resolvers keep the answer: short, since the address may change with a replaced deployment. */
const TTL = 60;
/** The A record of the domain, in a hosted zone of the caller's. */
const record = {
	observe: async (cloud) => {
		const Filters = [ownFilter(cloud.scope), {
			Name: "tag-key",
			Values: [RECORD_TAG]
		}];
		const { Addresses = [] } = await cloud.ec2.send(new DescribeAddressesCommand({ Filters }));
		return (await Promise.all(Addresses.map(async ({ AllocationId, PublicIp, Tags }) => {
			const allocation = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(AllocationId, "an allocation id");
			const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Tags?.find(({ Key }) => Key === RECORD_TAG)?.Value, `the tag ${RECORD_TAG}`);
			const [zone, name] = partsOf(id);
			const current = await existing$2(cloud, zone, name);
			if (!current) return [];
			const value = leadsTo(current);
			return [{
				kind: "record",
				key: "record",
				id,
				state: {
					zone,
					name,
					address: value === PublicIp ? allocation : value
				},
				details: {
					allocation,
					value,
					ttl: current.TTL ?? 0
				}
			}];
		}))).flat();
	},
	create: async (cloud, { state: { zone, name, address } }, resolve) => {
		const allocation = resolve(address);
		const ip = await addressOf(cloud, allocation);
		const current = await existing$2(cloud, zone, name);
		if (current && leadsTo(current) !== ip) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`domain: '${name}' has a record in the hosted zone ${zone} already, which leads to ${leadsTo(current)} and is not this deployment's.`, { fix: "Remove that record, choose another `domain`, or leave `hosted-zone-id` out and set the record yourself." });
		const id = `${zone} ${name}`;
		await cloud.ec2.send(new CreateTagsCommand({
			Resources: [allocation],
			Tags: [{
				Key: RECORD_TAG,
				Value: id
			}]
		}));
		await put(cloud, zone, name, ip);
		return id;
	},
	change: async (cloud, { wanted: { state } }, resolve) => put(cloud, state.zone, state.name, await addressOf(cloud, resolve(state.address))),
	remove: async (cloud, { state, details }) => {
		if (state.address === details.allocation) await change(cloud, state.zone, "DELETE", recordSet(state.name, details.value, details.ttl));
		else cloud.log.warning(`The record ${state.name} leads to ${String(state.address)} and is left alone.`);
		await cloud.ec2.send(new DeleteTagsCommand({
			Resources: [details.allocation],
			Tags: [{ Key: RECORD_TAG }]
		}));
	}
};
const partsOf = (tag) => {
	const [zone, name] = tag.split(" ");
	return [(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(zone, "a hosted zone"), (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(name, "a domain")];
};
/** The one A record of exactly this name; undefined when there is none, or no such zone any more. */
const existing$2 = async (cloud, zone, name) => {
	try {
		const { ResourceRecordSets = [] } = await cloud.route53.send(new ListResourceRecordSetsCommand({
			HostedZoneId: zone,
			StartRecordName: name,
			StartRecordType: "A"
		}));
		return ResourceRecordSets.find(({ Name, Type }) => Type === "A" && Name === `${name}.`);
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return void 0;
		throw error;
	}
};
/** Where a record leads, in words: an address, several, or another of AWS's names. */
const leadsTo = ({ AliasTarget, ResourceRecords = [] }) => AliasTarget?.DNSName ?? ResourceRecords.map(({ Value }) => Value).join(", ");
const addressOf = async (cloud, allocation) => {
	const { Addresses } = await cloud.ec2.send(new DescribeAddressesCommand({ AllocationIds: [allocation] }));
	return (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Addresses?.[0]?.PublicIp, `the address of ${allocation}`);
};
const put = (cloud, zone, name, ip) => change(cloud, zone, "UPSERT", recordSet(name, ip, TTL));
const recordSet = (Name, Value, TTL) => ({
	Name,
	Type: "A",
	TTL,
	ResourceRecords: [{ Value }]
});
/** Changes a record and comes back when all of the zone's servers know it. */
const change = async (cloud, HostedZoneId, Action, set) => {
	const { ChangeInfo } = await cloud.route53.send(new ChangeResourceRecordSetsCommand({
		HostedZoneId,
		ChangeBatch: { Changes: [{
			Action,
			ResourceRecordSet: set
		}] }
	}));
	const Id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(ChangeInfo?.Id, "a change's id");
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `the record ${set.Name}`,
		seconds: 300
	}, async () => {
		const { ChangeInfo } = await cloud.route53.send(new GetChangeCommand({ Id }));
		return ChangeInfo?.Status === "INSYNC" ? true : void 0;
	});
};
// src/aws/role.ts
/** The inline policy's name. */
const POLICY = "host";
/** The host's role with its one inline policy. */
const role = {
	observe: async (cloud) => {
		const name = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.E)(cloud.scope);
		const found = await existing$1(cloud, name);
		if (!found) return [];
		requireOwn(cloud.scope, `role ${name}`, found.Tags);
		const [policy, attached] = await Promise.all([inlinePolicy(cloud, name), attachedPolicies(cloud, name)]);
		return [{
			kind: "role",
			key: "role",
			id: name,
			state: {
				trust: parsed(found.AssumeRolePolicyDocument),
				policy,
				boundary: found.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
				attached
			},
			details: { arn: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.Arn, "an ARN") }
		}];
	},
	create: async (cloud, { state }) => {
		const name = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.E)(cloud.scope);
		await cloud.iam.send(new CreateRoleCommand({
			RoleName: name,
			Description: `Host of the Vispyr deployment ${cloud.scope.name}`,
			AssumeRolePolicyDocument: JSON.stringify(state.trust),
			...state.boundary && { PermissionsBoundary: state.boundary },
			Tags: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.D)(cloud.scope)
		}));
		await putPolicy(cloud, name, state);
		return name;
	},
	change: async (cloud, correction) => {
		const { observed, wanted } = correction;
		const RoleName = observed.id;
		if (differsIn(correction, "trust")) await cloud.iam.send(new UpdateAssumeRolePolicyCommand({
			RoleName,
			PolicyDocument: JSON.stringify(wanted.state.trust)
		}));
		if (differsIn(correction, "policy")) await putPolicy(cloud, RoleName, wanted.state);
		if (differsIn(correction, "boundary")) await (wanted.state.boundary ? cloud.iam.send(new PutRolePermissionsBoundaryCommand({
			RoleName,
			PermissionsBoundary: wanted.state.boundary
		})) : cloud.iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })));
		for (const PolicyArn of observed.state.attached) await cloud.iam.send(new DetachRolePolicyCommand({
			RoleName,
			PolicyArn
		}));
	},
	remove: async (cloud, { id: RoleName, state }) => {
		for (const PolicyArn of state.attached) await unlessMissing(() => cloud.iam.send(new DetachRolePolicyCommand({
			RoleName,
			PolicyArn
		})));
		const { PolicyNames = [] } = await cloud.iam.send(new ListRolePoliciesCommand({ RoleName }));
		for (const PolicyName of PolicyNames) await unlessMissing(() => cloud.iam.send(new DeleteRolePolicyCommand({
			RoleName,
			PolicyName
		})));
		await unlessMissing(() => cloud.iam.send(new DeleteRoleCommand({ RoleName })));
	}
};
const existing$1 = async (cloud, RoleName) => {
	try {
		return (await cloud.iam.send(new GetRoleCommand({ RoleName }))).Role;
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return void 0;
		throw error;
	}
};
const inlinePolicy = async (cloud, RoleName) => {
	try {
		return parsed((await cloud.iam.send(new GetRolePolicyCommand({
			RoleName,
			PolicyName: POLICY
		}))).PolicyDocument);
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return null;
		throw error;
	}
};
const attachedPolicies = async (cloud, RoleName) => {
	const { AttachedPolicies = [] } = await cloud.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
	return AttachedPolicies.map(({ PolicyArn }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(PolicyArn, "a policy's ARN"));
};
const putPolicy = (cloud, RoleName, { policy }) => cloud.iam.send(new PutRolePolicyCommand({
	RoleName,
	PolicyName: POLICY,
	PolicyDocument: JSON.stringify(policy)
}));
/** IAM returns documents URL-encoded. */
const parsed = (document) => document === void 0 ? null : JSON.parse(decodeURIComponent(document));
// src/aws/route-table.ts
const EVERYWHERE = "0.0.0.0/0";
/** What AWS says for a while about things that were just made. */
const NEW = [
	"InvalidRouteTableID.NotFound",
	"InvalidSubnetID.NotFound",
	"InvalidInternetGatewayID.NotFound",
	"InvalidVpcID.NotFound"
];
/** Routes of the own subnets: everything to the internet gateway. */
const routeTable = {
	observe: async (cloud) => {
		const { RouteTables = [] } = await cloud.ec2.send(new DescribeRouteTablesCommand({ Filters: [ownFilter(cloud.scope)] }));
		return RouteTables.map((table) => {
			const associations = associationsOf(table);
			return {
				kind: "route-table",
				key: "route-table",
				id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(table.RouteTableId, "a route table id"),
				state: {
					vpc: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(table.VpcId, "a VPC id"),
					defaultRoute: defaultGatewayOf(table),
					subnets: Object.keys(associations).sort()
				},
				details: { associations }
			};
		});
	},
	create: async (cloud, { state }, resolve) => {
		const { RouteTable } = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
			what: "route table",
			seconds: 60,
			errors: NEW
		}, () => cloud.ec2.send(new CreateRouteTableCommand({
			VpcId: resolve(state.vpc),
			TagSpecifications: tagged(cloud.scope, "route-table")
		})));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(RouteTable?.RouteTableId, "a route table id");
		if (state.defaultRoute) await addDefaultRoute(cloud, id, resolve(state.defaultRoute));
		await Promise.all(state.subnets.map((subnet) => associate(cloud, id, resolve(subnet))));
		return id;
	},
	change: async (cloud, correction, resolve) => {
		const { observed, wanted } = correction;
		if (differsIn(correction, "defaultRoute") && wanted.state.defaultRoute) {
			const gateway = resolve(wanted.state.defaultRoute);
			await addDefaultRoute(cloud, observed.id, gateway);
		}
		if (!differsIn(correction, "subnets")) return;
		const subnets = wanted.state.subnets.map(resolve);
		for (const subnet of subnets.filter((subnet) => !(subnet in observed.details.associations))) await associate(cloud, observed.id, subnet);
		for (const [subnet, association] of Object.entries(observed.details.associations)) if (!subnets.includes(subnet)) await disassociate(cloud, association);
	},
	remove: async (cloud, { id, details }) => {
		for (const association of Object.values(details.associations)) await disassociate(cloud, association);
		await removeWhenFree(cloud, `route table ${id}`, () => cloud.ec2.send(new DeleteRouteTableCommand({ RouteTableId: id })));
	}
};
/** A route whose gateway is gone is a black hole: as good as none. */
const defaultGatewayOf = ({ Routes = [] }) => Routes.find(({ DestinationCidrBlock, State }) => DestinationCidrBlock === EVERYWHERE && State === "active")?.GatewayId ?? null;
const associationsOf = ({ Associations = [] }) => Object.fromEntries(Associations.flatMap(({ SubnetId, RouteTableAssociationId }) => SubnetId && RouteTableAssociationId ? [[SubnetId, RouteTableAssociationId]] : []));
/** A route to somewhere else, or to a gateway that is gone, is replaced: AWS calls it RouteAlreadyExists. */
const addDefaultRoute = async (cloud, table, gateway) => {
	const route = {
		RouteTableId: table,
		DestinationCidrBlock: EVERYWHERE,
		GatewayId: gateway
	};
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
		what: `route in ${table}`,
		seconds: 60,
		errors: NEW
	}, async () => {
		try {
			await cloud.ec2.send(new CreateRouteCommand(route));
		} catch (error) {
			if (!(error instanceof Error && error.name === "RouteAlreadyExists")) throw error;
			await cloud.ec2.send(new ReplaceRouteCommand(route));
		}
	});
};
/** A subnet has one association at most: one that someone made with another table is moved here. */
const associate = (cloud, table, subnet) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
	what: `routes of ${subnet}`,
	seconds: 60,
	errors: NEW
}, async () => {
	const { RouteTables = [] } = await cloud.ec2.send(new DescribeRouteTablesCommand({ Filters: [{
		Name: "association.subnet-id",
		Values: [subnet]
	}] }));
	const association = RouteTables.map((other) => associationsOf(other)[subnet]).find((id) => id !== void 0);
	await (association ? cloud.ec2.send(new ReplaceRouteTableAssociationCommand({
		AssociationId: association,
		RouteTableId: table
	})) : cloud.ec2.send(new AssociateRouteTableCommand({
		RouteTableId: table,
		SubnetId: subnet
	})));
});
const disassociate = (cloud, association) => unlessMissing(() => cloud.ec2.send(new DisassociateRouteTableCommand({ AssociationId: association })));
// src/aws/security-group.ts
/** Who may reach the host, and the endpoints that were made for it. Rules are compared by what they open, never by their description. */
const securityGroup$1 = {
	observe: async (cloud) => {
		const { SecurityGroups = [] } = await cloud.ec2.send(new DescribeSecurityGroupsCommand({ Filters: [ownFilter(cloud.scope)] }));
		return Promise.all(SecurityGroups.map(async ({ GroupId, GroupName, VpcId, Tags }) => {
			const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(GroupId, "a security group id");
			const rules = await rulesOf(cloud, id);
			const lines = (egress) => rules.filter((rule) => rule.IsEgress === true === egress).map(lineOf).sort();
			const ruleIds = {};
			for (const rule of rules) {
				const line = lineOf(rule);
				ruleIds[line] = [...ruleIds[line] ?? [], (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(rule.SecurityGroupRuleId, "a rule id")];
			}
			return {
				kind: "security-group",
				key: GroupName === (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.C)(cloud.scope, "security-group/endpoints") ? _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._ : "security-group",
				id,
				state: {
					vpc: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VpcId, "a VPC id"),
					ingress: lines(false),
					egress: lines(true)
				},
				details: {
					ruleIds,
					expiresAt: expiryIn(Tags)
				}
			};
		}));
	},
	create: async (cloud, { key, state, creation }, resolve) => {
		const { GroupId } = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
			what: "security group",
			seconds: 60,
			errors: ["InvalidVpcID.NotFound"]
		}, () => cloud.ec2.send(new CreateSecurityGroupCommand({
			GroupName: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.C)(cloud.scope, key),
			Description: `Vispyr deployment ${cloud.scope.name}: ${key === "security-group/endpoints" ? "endpoints" : "dashboards, ingestion and queries"}`,
			VpcId: resolve(state.vpc),
			TagSpecifications: taggedUntil(cloud.scope, creation.expiresAt, "security-group")
		})));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(GroupId, "a security group id");
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, {
			what: `rules of ${id}`,
			seconds: 60,
			errors: ["InvalidGroup.NotFound"]
		}, () => open(cloud, id, state.ingress));
		return id;
	},
	change: async (cloud, correction) => {
		const { observed, wanted } = correction;
		const missing = (is, shouldBe) => shouldBe.filter((line) => !is.includes(line));
		if (differsIn(correction, "ingress")) await open(cloud, observed.id, missing(observed.state.ingress, wanted.state.ingress));
		if (differsIn(correction, "egress")) {
			const lines = missing(observed.state.egress, wanted.state.egress);
			if (lines.length > 0) await cloud.ec2.send(new AuthorizeSecurityGroupEgressCommand({
				GroupId: observed.id,
				IpPermissions: lines.map(permissionOf)
			}));
		}
		const idsOf = (lines) => lines.flatMap((line) => observed.details.ruleIds[line] ?? []);
		const ingress = idsOf(missing(wanted.state.ingress, observed.state.ingress));
		const egress = idsOf(missing(wanted.state.egress, observed.state.egress));
		if (ingress.length > 0) await cloud.ec2.send(new RevokeSecurityGroupIngressCommand({
			GroupId: observed.id,
			SecurityGroupRuleIds: ingress
		}));
		if (egress.length > 0) await cloud.ec2.send(new RevokeSecurityGroupEgressCommand({
			GroupId: observed.id,
			SecurityGroupRuleIds: egress
		}));
	},
	remove: (cloud, { id }) => removeWhenFree(cloud, `security group ${id}`, () => cloud.ec2.send(new DeleteSecurityGroupCommand({ GroupId: id })))
};
/** All rules of a security group. */
const rulesOf = async (cloud, group) => {
	const rules = [];
	const pages = paginateDescribeSecurityGroupRules({ client: cloud.ec2 }, { Filters: [{
		Name: "group-id",
		Values: [group]
	}] });
	for await (const { SecurityGroupRules = [] } of pages) rules.push(...SecurityGroupRules);
	return rules;
};
const open = async (cloud, group, lines) => {
	if (lines.length === 0) return;
	await cloud.ec2.send(new AuthorizeSecurityGroupIngressCommand({
		GroupId: group,
		IpPermissions: lines.map(permissionOf)
	}));
};
/** A rule in one line: `tcp 443 from 0.0.0.0/0`, `udp 1-9 from sg-0abc`, `all to 0.0.0.0/0`. */
const lineOf = (rule) => {
	const { IpProtocol, FromPort, ToPort, IsEgress, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule;
	const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
	return `${IpProtocol === "-1" ? "all" : `${IpProtocol} ${ports}`} ${IsEgress ? "to" : "from"} ${CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? ReferencedGroupInfo?.GroupId}`;
};
/** The other way round, for the lines that the product itself wants: TCP to one port, or everything. */
const permissionOf = (line) => {
	const [, port, cidr] = /^(?:tcp (\d+)|all) (?:from|to) (\S+)$/.exec(line) ?? [];
	const IpRanges = [{
		CidrIp: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(cidr, `a range in '${line}'`),
		Description: "vispyr"
	}];
	return port === void 0 ? {
		IpProtocol: "-1",
		IpRanges
	} : {
		IpProtocol: "tcp",
		FromPort: Number(port),
		ToPort: Number(port),
		IpRanges
	};
};
// src/aws/subnet.ts
/** One public subnet in each zone that the host may be put in. */
const subnet = {
	observe: async (cloud) => {
		const { Subnets = [] } = await cloud.ec2.send(new DescribeSubnetsCommand({ Filters: [ownFilter(cloud.scope)] }));
		return Subnets.map(({ SubnetId, VpcId, CidrBlock, AvailabilityZone }) => {
			const zone = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(AvailabilityZone, "a zone");
			return {
				kind: "subnet",
				key: `subnet/${zone}`,
				id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(SubnetId, "a subnet id"),
				state: {
					vpc: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VpcId, "a VPC id"),
					cidr: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(CidrBlock, "a range"),
					zone
				},
				details: null
			};
		});
	},
	create: async (cloud, { state }, resolve) => {
		const command = new CreateSubnetCommand({
			VpcId: resolve(state.vpc),
			CidrBlock: state.cidr,
			AvailabilityZone: state.zone,
			TagSpecifications: tagged(cloud.scope, "subnet")
		});
		const retrying = {
			what: `subnet in ${state.zone}`,
			seconds: 60,
			errors: ["InvalidVpcID.NotFound"]
		};
		const { Subnet } = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, retrying, () => cloud.ec2.send(command));
		return (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Subnet?.SubnetId, "a subnet id");
	},
	change: () => Promise.resolve(),
	remove: (cloud, { id }) => removeWhenFree(cloud, `subnet ${id}`, () => cloud.ec2.send(new DeleteSubnetCommand({ SubnetId: id })))
};
// src/aws/volume.ts
/** Tells the data volume from the hosts' root volumes, which carry the deployment's tag too. */
const DATA_TAG = {
	Key: "vispyr:volume",
	Value: "data"
};
/** Where the volume is attached. What it is called inside the host differs; the host finds it by its id. */
const DEVICE = "/dev/sdf";
/** Metrics, profiles and whatever else must outlive the host. */
const volume = {
	observe: async (cloud) => {
		const { Volumes = [] } = await cloud.ec2.send(new DescribeVolumesCommand({ Filters: [ownFilter(cloud.scope), {
			Name: `tag:${DATA_TAG.Key}`,
			Values: [DATA_TAG.Value]
		}] }));
		return Volumes.filter(({ State }) => State !== "deleting" && State !== "deleted").map((found) => ({
			kind: "volume",
			key: "volume",
			id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.VolumeId, "a volume id"),
			state: {
				size: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.Size, "a size"),
				type: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.VolumeType, "a volume type"),
				encrypted: found.Encrypted === true,
				attachedTo: instanceOf(found)
			},
			details: {
				zone: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.AvailabilityZone, "a zone"),
				createdAt: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.CreateTime, "a time").toISOString(),
				restoredFrom: found.SnapshotId || null
			}
		}));
	},
	create: async (cloud, { state, creation }, resolve) => {
		const instance = resolve((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(state.attachedTo ?? void 0, "a host for the volume"));
		const tags = tagged(cloud.scope, "volume").map(({ ResourceType, Tags = [] }) => ({
			ResourceType,
			Tags: [...Tags, DATA_TAG]
		}));
		const { VolumeId } = await cloud.ec2.send(new CreateVolumeCommand({
			AvailabilityZone: await zoneOf(cloud, instance),
			Size: state.size,
			VolumeType: "gp3",
			Encrypted: true,
			...creation.snapshot && { SnapshotId: creation.snapshot },
			TagSpecifications: tags
		}));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VolumeId, "a volume id");
		await attach(cloud, id, instance);
		return id;
	},
	change: async (cloud, correction, resolve) => {
		const { observed, wanted } = correction;
		if (differsIn(correction, "size", "type")) await grow(cloud, observed.id, wanted.state.size);
		if (differsIn(correction, "attachedTo") && wanted.state.attachedTo) await attach(cloud, observed.id, resolve(wanted.state.attachedTo));
	},
	remove: (cloud, { id }) => removeWhenFree(cloud, `volume ${id}`, () => cloud.ec2.send(new DeleteVolumeCommand({ VolumeId: id })))
};
/**
* Grows the volume while it is in use, and comes back when the host can see it. The host takes it in when the next release is activated.
*
* @throws UserError when AWS does not change the same volume again so soon
*/
const grow = async (cloud, id, size) => {
	try {
		await cloud.ec2.send(new ModifyVolumeCommand({
			VolumeId: id,
			Size: size,
			VolumeType: "gp3"
		}));
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error) === "VolumeModificationRateExceeded") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS changes the data volume ${id} only once in six hours, and has just done so.`, {
			fix: "Run the step again later. Everything else goes on as it is.",
			cause: error
		});
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error) !== "IncorrectModificationState") throw error;
	}
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `volume ${id} to have ${size} GiB`,
		seconds: 600
	}, async () => {
		const { VolumesModifications = [] } = await cloud.ec2.send(new DescribeVolumesModificationsCommand({ VolumeIds: [id] }));
		const latest = VolumesModifications.toSorted((left, right) => (right.StartTime?.getTime() ?? 0) - (left.StartTime?.getTime() ?? 0))[0];
		if (latest?.ModificationState === "failed") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS could not change the data volume ${id}: ${latest.StatusMessage ?? "no reason given"}.`);
		return latest?.ModificationState === "optimizing" || latest?.ModificationState === "completed" ? true : void 0;
	});
};
const instanceOf = ({ Attachments = [] }) => Attachments.find(({ State }) => State === "attached" || State === "attaching")?.InstanceId ?? null;
const zoneOf = async (cloud, instance) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)((await findInstance(cloud, instance))?.Placement?.AvailabilityZone, `the zone of ${instance}`);
const isUp = async (cloud, instance) => ALIVE$1.includes((await findInstance(cloud, instance))?.State?.Name ?? "terminated");
/**
* Attaches the volume once it is free, which it is a moment after it was made and minutes after its last host was terminated.
*
* @throws UserError when another host holds it: starting with an empty disk instead would look like it worked.
*/
const attach = async (cloud, id, instance) => {
	const look = async () => {
		const { Volumes } = await cloud.ec2.send(new DescribeVolumesCommand({ Filters: [{
			Name: "volume-id",
			Values: [id]
		}] }));
		return Volumes?.[0];
	};
	if ((await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `volume ${id} to be free`,
		seconds: 300
	}, async () => {
		const found = await look();
		const holder = found && instanceOf(found);
		if (found?.State === "error") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS reports the data volume ${id} as failed.`, { fix: "Restore it from a snapshot." });
		if (found?.State === "available" || holder === instance) return found;
		if (holder && await isUp(cloud, holder)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The data volume ${id} is attached to ${holder}, which is not this deployment's host ${instance}.`, { fix: `Detach it from ${holder} and run the step again. Nothing is started without it: that would lose sight of your data.` });
	})).State === "available") {
		const retrying = {
			what: `volume ${id}`,
			seconds: 120,
			errors: [
				"IncorrectState",
				"InvalidInstanceID.NotFound",
				"InvalidVolume.NotFound"
			]
		};
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, retrying, () => cloud.ec2.send(new AttachVolumeCommand({
			VolumeId: id,
			InstanceId: instance,
			Device: DEVICE
		})));
	}
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `volume ${id} to be attached`,
		seconds: 120
	}, async () => {
		return (await look())?.Attachments?.some(({ State, InstanceId }) => State === "attached" && InstanceId === instance) ? true : void 0;
	});
};
// src/aws/vpc.ts
/** The deployment's own network, when it does not use one that is there. */
const vpc = {
	observe: async (cloud) => {
		const { Vpcs = [] } = await cloud.ec2.send(new DescribeVpcsCommand({ Filters: [ownFilter(cloud.scope)] }));
		return Promise.all(Vpcs.map(async ({ VpcId, CidrBlock }) => {
			const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(VpcId, "a VPC id");
			const [dnsSupport, dnsHostnames] = await Promise.all([attribute(cloud, id, "enableDnsSupport"), attribute(cloud, id, "enableDnsHostnames")]);
			return {
				kind: "vpc",
				key: "vpc",
				id,
				state: {
					cidr: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(CidrBlock, "a range"),
					dnsSupport,
					dnsHostnames
				},
				details: null
			};
		}));
	},
	create: async (cloud, { state }) => {
		const made = await cloud.ec2.send(new CreateVpcCommand({
			CidrBlock: state.cidr,
			TagSpecifications: tagged(cloud.scope, "vpc")
		}));
		const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(made.Vpc?.VpcId, "a VPC id");
		await removeTwins(cloud, vpc, made, id);
		await setDns(cloud, id);
		return id;
	},
	change: async (cloud, correction) => {
		if (differsIn(correction, "dnsSupport", "dnsHostnames")) await setDns(cloud, correction.observed.id);
	},
	remove: (cloud, { id }) => removeWhenFree(cloud, `VPC ${id}`, () => cloud.ec2.send(new DeleteVpcCommand({ VpcId: id })))
};
const attribute = async (cloud, id, name) => {
	const { EnableDnsSupport, EnableDnsHostnames } = await cloud.ec2.send(new DescribeVpcAttributeCommand({
		VpcId: id,
		Attribute: name
	}));
	return (name === "enableDnsSupport" ? EnableDnsSupport : EnableDnsHostnames)?.Value === true;
};
/** AWS takes one attribute a call, and host names only once resolution is on. */
const setDns = async (cloud, id) => {
	const retrying = {
		what: `VPC ${id}`,
		seconds: 60,
		errors: ["InvalidVpcID.NotFound"]
	};
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, retrying, () => cloud.ec2.send(new ModifyVpcAttributeCommand({
		VpcId: id,
		EnableDnsSupport: { Value: true }
	})));
	await cloud.ec2.send(new ModifyVpcAttributeCommand({
		VpcId: id,
		EnableDnsHostnames: { Value: true }
	}));
};
// src/aws/kinds.ts
/** Every kind of resource that a deployment is made of. */
const RESOURCE_KINDS = {
	role,
	"instance-profile": instanceProfile,
	parameter,
	bucket,
	vpc,
	"internet-gateway": internetGateway,
	subnet,
	"route-table": routeTable,
	peering,
	"peer-route": peerRoute,
	"security-group": securityGroup$1,
	endpoint,
	instance,
	volume,
	address,
	record
};
// src/aws/observe.ts
/** Reads everything that belongs to the deployment, all kinds at once. */
const observe = async (cloud) => {
	return (await Promise.all(Object.values(RESOURCE_KINDS).map((kind) => kind.observe(cloud)))).flat();
};
// src/plan/expiry.ts
const MINUTE = 6e4;
/** When a deployment that is deployed now expires: rounded up to the minute, so that a deploy that is repeated at once moves nothing. */
const expiryOf = (ttl, now) => ttl === null ? null : isoMinute(Math.ceil((now.getTime() + ttl * 1e3) / MINUTE) * MINUTE);
/** The expiries that a deployment's resources carry. They agree, unless a run was killed between two of them. */
const expiriesOf = (observed) => [...ofKind(observed, "instance"), ...ofKind(observed, "security-group")].map(({ details }) => details.expiresAt);
/** When the deployment expires as it is: the latest of what its resources say, null for never. */
const currentExpiry = (observed) => expiriesOf(observed).filter((expiry) => expiry !== null).sort().at(-1) ?? null;
/** Moves the expiry to where this deploy puts it. What is about to be made carries it from the start. */
const planExpiry = (observed, to) => {
	const from = currentExpiry(observed);
	const agrees = expiriesOf(observed).every((expiry) => expiry === to);
	if (to === null) return agrees ? {
		action: "keep",
		from,
		to,
		reason: "never expires"
	} : {
		action: "delete",
		from,
		to,
		reason: "no `ttl` is given: the deployment stays"
	};
	if (from === null) return {
		action: "create",
		from,
		to,
		reason: "`ttl` from now on"
	};
	return agrees ? {
		action: "keep",
		from,
		to,
		reason: "as it should be"
	} : {
		action: "change",
		from,
		to,
		reason: "extended by this deploy"
	};
};
/** Whether an expiry is over; null when it is none that can be read. */
const isOver = (expiry, now) => {
	const time = Date.parse(expiry);
	return Number.isNaN(time) ? null : time <= now.getTime();
};
const isoMinute = (time) => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
// src/report/endpoints.ts
/**
* The endpoints of what was observed. Telemetry goes to the private address, or to the public one when someone outside private ranges may send it; over TLS as
* soon as a token is in force.
*
* @param configuration what of the caller's is part of them: a domain, a parameter with Grafana's password
*/
const endpointsOf = (scope, observed, configuration) => {
	const instance = ofKind(observed, "instance")[0];
	const privateIp = instance?.details.privateIp ?? "";
	const publicIp = ofKind(observed, "address")[0]?.details.publicIp ?? instance?.details.publicIp ?? "";
	const publicName = configuration?.tls?.domain ?? publicIp;
	const ingest = ofKind(observed, "security-group").some(({ state }) => state.ingress.some(isPublicIngestion)) ? publicName : privateIp;
	const hasToken = observed.some(({ key }) => key === "parameter/ingest-token");
	const scheme = hasToken ? "https" : "http";
	const at = (address, format) => instance && address ? format(address) : "";
	return {
		"grafana-url": at(publicName || privateIp, (address) => `https://${address}`),
		"otlp-endpoint": at(ingest, (address) => `${address}:4317`),
		"metrics-endpoint": at(ingest, (address) => `${scheme}://${address}:9090/api/v1/metrics/write`),
		"profiles-endpoint": at(ingest, (address) => `${scheme}://${address}:9999`),
		"pyroscope-url": at(privateIp, (address) => `http://${address}:4040`),
		"tempo-url": at(privateIp, (address) => `http://${address}:3200`),
		"instance-id": instance?.id ?? "",
		"public-ip": publicIp,
		"private-ip": privateIp,
		bucket: observed.some(({ kind }) => kind === "bucket") ? (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.S)(scope) : "",
		"admin-password-parameter": observed.some(({ key }) => key === "parameter/grafana-admin-password") ? (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.w)(scope, "grafana-admin-password") : configuration?.adminPasswordParameter ?? "",
		"ingest-token-parameter": hasToken ? (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.w)(scope, "ingest-token") : ""
	};
};
/** Whether a rule, such as `tcp 4317 from 0.0.0.0/0`, lets telemetry in from outside private ranges. */
const isPublicIngestion = (rule) => {
	const range = /^tcp (?:4317|9090|9999) from (.+)$/.exec(rule)?.[1];
	return range !== void 0 && (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.s)(range) !== null && !(0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.i)(range);
};
// src/commands/step.ts
/** Looks at everything that belongs to the deployment and notes where it can be reached. */
const lookAround = async ({ cloud, inputs, report }) => {
	const observed = await observe(cloud);
	report.endpoints = endpointsOf(cloud.scope, observed, "configuration" in inputs ? inputs.configuration : void 0);
	report.expiresAt = currentExpiry(observed);
	return observed;
};
/** Notes the certificate of the authority that the host has made for itself, as far as it has published it. */
const noteAuthority = async ({ cloud, report }) => {
	const certificate = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.h)(cloud, "host/ca.pem");
	if (certificate !== null) report.certificateAuthority = certificate;
};
// src/commands/annotate.ts
/** How long the host may take, seconds. */
const TIME = 120;
/** Draws a line on the dashboards, from the workflow that deploys what is being observed. The host does it: from a runner Grafana cannot be reached as a rule. */
const annotate = async (step) => {
	const { cloud, inputs, environment, log, now, remember } = step;
	await log.group("Annotate", async () => {
		const [instance] = ofKind(await lookAround(step), "instance");
		if (instance?.state.power !== "running") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`There is no running host of '${inputs.name}' in ${inputs.region} to annotate the dashboards of.`, { fix: "Run deploy first, or correct `name` and `region`." });
		const what = inputs.annotation || `${environment["GITHUB_WORKFLOW"] ?? "Deploy"}`;
		const text = annotationText(what, environment);
		const key = await stageAnnotation(cloud, {
			text,
			tags: [DEPLOY_TAG],
			time: now().getTime()
		});
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.a)(cloud, {
			instance: instance.id,
			script: annotationScript(cloud, key),
			progress: `progress/annotation-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.randomUUID)()}.log`,
			comment: `Vispyr ${inputs.name}: annotate`,
			seconds: TIME,
			onSent: (id) => remember(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.t, id === null ? "" : `${id} ${instance.id}`)
		});
		log.info(`Annotated: ${what}`);
	});
};
// src/model/order.ts
/** What must exist before a kind can be created. Also the order of a plan's lines. */
const CREATE_AFTER = {
	role: [],
	"instance-profile": ["role"],
	parameter: [],
	bucket: [],
	vpc: [],
	"internet-gateway": ["vpc"],
	subnet: ["vpc"],
	"route-table": [
		"vpc",
		"internet-gateway",
		"subnet"
	],
	peering: ["vpc"],
	"peer-route": ["route-table", "peering"],
	"security-group": ["vpc"],
	endpoint: ["security-group"],
	instance: [
		"instance-profile",
		"subnet",
		"security-group",
		"route-table",
		"internet-gateway",
		"endpoint"
	],
	volume: ["instance"],
	address: ["instance", "internet-gateway"],
	record: ["address"]
};
/** What must be gone before a kind can be removed; AWS answers DependencyViolation otherwise. */
const REMOVE_AFTER = {
	record: [],
	address: ["record"],
	instance: ["address"],
	volume: ["instance"],
	parameter: ["instance"],
	bucket: [
		"instance",
		"address",
		"volume",
		"parameter",
		"security-group",
		"endpoint",
		"route-table",
		"peer-route",
		"peering",
		"internet-gateway",
		"subnet",
		"vpc",
		"instance-profile",
		"role"
	],
	endpoint: ["instance"],
	"security-group": ["instance", "endpoint"],
	"peer-route": ["instance"],
	peering: ["peer-route"],
	"route-table": ["instance", "peer-route"],
	"internet-gateway": [
		"instance",
		"address",
		"route-table"
	],
	subnet: ["instance", "route-table"],
	vpc: [
		"subnet",
		"route-table",
		"peering",
		"internet-gateway",
		"security-group"
	],
	"instance-profile": ["instance"],
	role: ["instance-profile"]
};
/** All kinds, each after everything that it is created after. */
const KINDS$1 = Object.keys(CREATE_AFTER);
/** Everything that must exist before a kind can be created, directly or not. */
const foundationOf = (kind) => CREATE_AFTER[kind].flatMap((before) => [before, ...foundationOf(before)]);
const HOST_FOUNDATION = new Set(foundationOf("instance"));
/**
* Whether a host that replaces another can be started before that one ends, because everything that it is started on stands already: then it costs nothing when
* AWS has no room for it.
*
* @param changes what is done to everything that a host is created after
*/
const startsFirst = (changes) => changes.every(({ kind, action }) => !HOST_FOUNDATION.has(kind) || action !== "create" && action !== "replace");
/** Kinds that hold what cannot be made again. Only `destroy` with `delete-data` removes them. */
const DATA_KINDS = [
	"volume",
	"bucket",
	"parameter"
];
// src/aws/apply.ts
/**
* Carries out a plan, independent changes side by side: first everything that goes, then everything that comes or changes. A host is the exception: where it
* can, it is started before the one that it replaces goes, so that nothing is lost when AWS has no room for it. After a failure nothing new is started, but what
* is under way is waited for, so that nothing is left half-known.
*
* @returns the AWS id of everything that stands now, by key
* @throws the first failure
*/
const apply = async (cloud, changes) => {
	const ids = /* @__PURE__ */ new Map();
	for (const { action, key, id } of changes) if (id && (action === "keep" || action === "change")) ids.set(key, id);
	const goes = changes.filter(({ action }) => action === "delete" || action === "replace");
	const comes = changes.filter(({ action }) => action === "create" || action === "change" || action === "replace");
	const first = comes.filter(({ kind, action }) => kind === "instance" && action === "replace" && startsFirst(changes));
	await inOrder(cloud, first.map((change) => settlement(cloud, change, ids)), CREATE_AFTER).catch((error) => {
		cloud.log.warning(`Nothing else was touched: ${first.map(({ key, id }) => `${key} ${id}`).join(", ")} goes on as it is.`);
		throw error;
	});
	await inOrder(cloud, goes.map((change) => removal(cloud, change)), REMOVE_AFTER);
	await inOrder(cloud, comes.filter((change) => !first.includes(change)).map((change) => settlement(cloud, change, ids)), CREATE_AFTER);
	return ids;
};
const removal = (cloud, { kind, key, id, observed }) => ({
	kind,
	key,
	run: async () => {
		if (observed) await operationsOf(kind).remove(cloud, observed);
		return `Removed ${key} ${id}`;
	}
});
const settlement = (cloud, change, ids) => {
	const { action, kind, key, wanted, observed, differences } = change;
	const resolve = (link) => {
		const id = typeof link === "string" ? link : ids.get(link.ref);
		if (id === void 0) throw new Error(`${key} refers to ${JSON.stringify(link)}, which does not exist.`);
		return id;
	};
	return {
		kind,
		key,
		run: async () => {
			if (!wanted) throw new Error(`The plan does not say what ${key} should be.`);
			if (action === "change" && observed) {
				await changeOrComplete(cloud, operationsOf(kind), {
					observed,
					wanted,
					differences
				}, resolve);
				return `Changed ${key} ${observed.id}`;
			}
			const id = await createOrComplete(cloud, operationsOf(kind), wanted, resolve);
			ids.set(key, id);
			return `Created ${key} ${id}`;
		}
	};
};
/** The compiler cannot see that a change's resources are of the change's kind. */
const operationsOf = (kind) => RESOURCE_KINDS[kind];
const inOrder = async (cloud, tasks, after) => {
	const failures = [];
	const running = /* @__PURE__ */ new Map();
	const begun = /* @__PURE__ */ new Set();
	const finished = /* @__PURE__ */ new Set();
	const perform = async (task) => {
		await Promise.all(tasks.filter(({ kind }) => after[task.kind].includes(kind)).map(start));
		cloud.signal.throwIfAborted();
		if (failures.length > 0) return;
		const started = performance.now();
		begun.add(task);
		const done = await task.run();
		finished.add(task);
		cloud.log.info(`${done} (${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.r)(performance.now() - started)})`);
	};
	const start = (task) => {
		const promise = running.get(task) ?? perform(task).catch((error) => void failures.push(error));
		running.set(task, promise);
		return promise;
	};
	await Promise.all(tasks.map(start));
	if (failures.length === 0) return;
	const keysOf = (chosen) => chosen.map(({ key }) => key).join(", ") || "nothing";
	cloud.log.warning(`Stopped halfway, and the next run goes on from here. Done: ${keysOf(tasks.filter((task) => finished.has(task)))}. Begun: ${keysOf(tasks.filter((task) => begun.has(task) && !finished.has(task)))}. Not begun: ${keysOf(tasks.filter((task) => !begun.has(task)))}.`);
	throw failures[0];
};
// src/aws/snapshot.ts
/**
* Takes a snapshot of the data volume. What it holds is fixed when this returns; AWS goes on copying for minutes. A run that is repeated takes another one: data
* has come in since.
*
* @param reason why, as it stands in the snapshot's description
*/
const takeSnapshot = async (cloud, volume, reason) => {
	const Description = `Vispyr ${cloud.scope.name}: ${reason}`;
	const retrying = {
		what: `snapshot of ${volume}`,
		seconds: 60,
		errors: ["SnapshotCreationPerVolumeRateExceeded"]
	};
	const { SnapshotId } = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.d)(cloud, retrying, () => cloud.ec2.send(new CreateSnapshotCommand({
		VolumeId: volume,
		Description,
		TagSpecifications: tagged(cloud.scope, "snapshot")
	})));
	const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(SnapshotId, "a snapshot id");
	cloud.log.info(`Took the snapshot ${id} of ${volume}: ${reason}.`);
	return id;
};
/** How long a snapshot may take until nothing depends on its volume any more, seconds. A first one of a full large disk takes longer than anything else here. */
const COPY_TIME = 3600;
/**
* Waits until a snapshot is complete, as it must be before its volume is removed.
*
* @throws UserError when AWS could not complete it
*/
const untilComplete = async (cloud, id) => {
	await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
		what: `snapshot ${id} to be complete`,
		seconds: COPY_TIME
	}, async () => {
		const found = await find(cloud, id);
		if (found?.State === "error") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS could not complete the snapshot ${id}: ${found.StateMessage ?? "no reason given"}.`, { fix: "Nothing was removed. Run the step again to take another one." });
		return found?.State === "completed" ? true : void 0;
	});
};
/** Every snapshot of the deployment's data. */
const listSnapshots = async (cloud) => {
	const found = [];
	const pages = paginateDescribeSnapshots({ client: cloud.ec2 }, {
		OwnerIds: ["self"],
		Filters: [ownFilter(cloud.scope)]
	});
	for await (const { Snapshots = [] } of pages) found.push(...Snapshots);
	return found;
};
/** Removes every snapshot of the deployment's data. */
const removeSnapshots = async (cloud) => {
	for (const { SnapshotId } of await listSnapshots(cloud)) {
		await unlessMissing(() => cloud.ec2.send(new DeleteSnapshotCommand({ SnapshotId })));
		cloud.log.info(`Removed snapshot ${SnapshotId}`);
	}
};
/**
* What a data volume is to be made from.
*
* @throws UserError when the snapshot is not there or not complete
*/
const snapshotFacts = async (cloud, id) => {
	const found = await find(cloud, id);
	if (found?.State !== "completed") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`restore-snapshot-id: '${id}' ${found ? `is ${found.State}` : `does not exist in ${cloud.scope.region}`}; allowed is a complete snapshot of this account and region.`, { fix: found ? "Wait until it is complete." : "Check the id and the `region`." });
	return {
		id,
		size: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(found.VolumeSize, "a size")
	};
};
const find = async (cloud, id) => {
	try {
		return (await cloud.ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [id] }))).Snapshots?.[0];
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return void 0;
		throw error;
	}
};
// src/health/report.ts
/** The host reports every five minutes: after three reports that did not come, the last one proves nothing any more. Milliseconds. */
const FRESH = 9e5;
/** Reads the host's latest report on itself, or null when it has never made one. */
const readHealth = async (cloud) => {
	const text = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.h)(cloud, "host/health.json");
	if (text === null) return null;
	const report = JSON.parse(text);
	return report.schema === 1 ? report : null;
};
/** Why the report does not prove that this release is healthy on this host now; null when it does. */
const doubtsAbout = (report, { instance, release, now, startedAt }) => {
	if (report === null) return "the host has not reported yet";
	if (report.release !== release) return `the host runs release ${report.release}`;
	if (report.instance !== instance) return `the last report is from another host, ${report.instance}`;
	if (!report.healthy) return `the host reports trouble: ${troublesOf(report).join("; ")}`;
	if (startedAt && Date.parse(startedAt) > Date.parse(report.checkedAt)) return `the host has not reported since it was started at ${startedAt}`;
	const age = now.getTime() - Date.parse(report.checkedAt);
	return age > FRESH ? `the host has not reported for ${Math.round(age / 6e4)} minutes` : null;
};
/** The release that worked last, by what the host reports: the active one where that is healthy. Null when none has. */
const lastVerified = (report) => report?.healthy ? report.release : report?.verified ?? null;
/** Everything in a report that is not as it should be, in words. */
const troublesOf = ({ services, probes, canary }) => [
	...services.filter(({ state, health }) => state !== "running" || health !== "healthy" && health !== "").map(({ name, state, health }) => `${name} is ${[state, health].filter(Boolean).join(", ")}`),
	...probes.filter(({ ok }) => !ok).map(({ name, port, detail }) => `${name} on ${port}: ${detail}`),
	...canary && !canary.ok ? [`the canary was not read back from ${[
		!canary.traces && "Tempo",
		!canary.metrics && "Prometheus",
		!canary.profiles && "Pyroscope"
	].filter(Boolean).join(", ")}`] : []
];
/**
* Makes sure that the release was verified: by this host, just now, with the canary read back. The host's exit code says so too; a release is green only when
* both agree.
*
* @param since when the command was sent
* @throws UserError with everything that is not as it should be
*/
const requireVerified = (report, expectation, since) => {
	const doubts = doubtsAbout(report, expectation);
	const outdated = report !== null && Date.parse(report.checkedAt) < since.getTime() - CLOCK_SKEW;
	if (report === null || doubts !== null || outdated || report.canary?.ok !== true) {
		const why = doubts ?? (outdated ? `its report is from ${report?.checkedAt}, before this release` : "no canary was read back");
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The host says the release is active, but it is not verified: ${why}.`, { fix: "Run the step again. If it stays like this, open a session on the host with SSM Session Manager and run `sudo /opt/vispyr/current/host/verify.py`." });
	}
	return report;
};
/** How far a runner's clock and a host's may be apart, milliseconds. */
const CLOCK_SKEW = 6e4;
// src/host/agent.ts
/**
* An agent registers 30 s after its host has started as a rule. One that came up before its role was visible sleeps for half an hour, which a reboot ends; after
* that it may take minutes.
*/
const PATIENCE = {
	first: 120,
	second: 420
};
/**
* Waits until the host's agent takes commands, with one reboot when it does not come.
*
* @throws UserError when it does not come after that either.
*/
const untilAgentIsOnline = async (cloud, instance, patience = PATIENCE) => {
	const online = async () => {
		const Filters = [{
			Key: "InstanceIds",
			Values: [instance]
		}];
		const { InstanceInformationList = [] } = await cloud.ssm.send(new DescribeInstanceInformationCommand({ Filters }));
		return InstanceInformationList.some(({ PingStatus }) => PingStatus === "Online") ? true : void 0;
	};
	const what = `the agent on ${instance}`;
	try {
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
			what,
			seconds: patience.first
		}, online);
	} catch (error) {
		if (!(error instanceof _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.u)) throw error;
		cloud.log.warning(`${what} has not registered after ${patience.first} s. Rebooting the host once.`);
		await cloud.ec2.send(new RebootInstancesCommand({ InstanceIds: [instance] }));
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.f)(cloud, {
			what,
			seconds: patience.second
		}, online).catch((cause) => {
			if (!(cause instanceof _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.u)) throw cause;
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The Systems Manager agent on ${instance} did not register, neither within ${patience.first} s nor within ${patience.second} s of a reboot.`, {
				fix: "It needs three things: a role that may talk to Systems Manager (with `instance-profile`: AmazonSSMManagedInstanceCore or the like), a way to the endpoints ssm and ssmmessages of the region (over the internet or VPC endpoints), and an image whose agent starts. The host’s own words are in the EC2 console under \"Get system log\". When the cause is gone, run the step again.",
				cause
			});
		});
	}
};
// src/host/plugin.ts
/** Where Docker Compose is released. The job's environment may name a mirror in VISPYR_COMPOSE_DOWNLOADS: the digest decides, wherever it comes from. */
const RELEASES = "https://github.com/docker/compose/releases/download";
/** Milliseconds for some 60 MB. */
const TIMEOUT = 12e4;
/** GitHub sends whoever downloads to its storage. */
const REDIRECTS = 5;
/**
* Puts the compose plugin where a host that reaches nothing but the bucket fetches it, unless it is there already: its key is its digest.
*
* @throws UserError when it cannot be downloaded, or is not what was expected.
*/
const stagePlugin = async (cloud, { version, file, sha256 }, environment) => {
	const target = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.m)(cloud, `releases/plugins/${sha256}`);
	try {
		await cloud.s3.send(new HeadObjectCommand(target));
		return;
	} catch (error) {
		if (!(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw error;
	}
	const url = `${environment["VISPYR_COMPOSE_DOWNLOADS"] ?? RELEASES}/${version}/${file}`;
	const content = await download(url, cloud.signal, environment);
	const found = (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)("sha256").update(content).digest("hex");
	if (found !== sha256) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${url} is not Docker Compose ${version}: its sha256 is ${found}, and ${sha256} was expected.`, { fix: "Look at what answers at that address; the sums are in stack/host/bootstrap.sh." });
	const ChecksumSHA256 = Buffer.from(sha256, "hex").toString("base64");
	await cloud.s3.send(new _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.H({
		...target,
		Body: content,
		ContentType: "application/octet-stream",
		ChecksumSHA256
	}));
	cloud.log.info(`Docker Compose ${version} (${content.byteLength} bytes) lies in the bucket, for a host out of reach of GitHub.`);
};
/** Through the job's proxy where there is one. */
const download = async (url, cancelled, environment) => {
	const signal = AbortSignal.any([cancelled, AbortSignal.timeout(TIMEOUT)]);
	const failed = (why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`Docker Compose cannot be downloaded from ${url}: ${why}.`, {
		fix: "The job needs a way to github.com, or to a mirror of its releases, named in the environment variable VISPYR_COMPOSE_DOWNLOADS.",
		cause
	});
	let address = new URL(url);
	for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
		const { statusCode, location, content } = await request$2(address, signal, environment).catch((error) => {
			cancelled.throwIfAborted();
			throw failed(error instanceof Error ? error.message : String(error), error);
		});
		if (statusCode === 200) return content;
		if (location === void 0) throw failed(`the answer is ${statusCode}`);
		address = new URL(location, address);
	}
	throw failed(`it leads on and on, last to ${address.host}`);
};
const request$2 = (url, signal, environment) => new Promise((resolve, reject) => {
	const take = (response) => {
		const { statusCode = 0, headers } = response;
		(0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_13__.buffer)(response).then((content) => resolve({
			statusCode,
			location: headers.location,
			content
		}), reject);
	};
	const settings = { proxyEnv: environment };
	(url.protocol === "http:" ? (0,node_http__WEBPACK_IMPORTED_MODULE_8__.get)(url, {
		signal,
		agent: new node_http__WEBPACK_IMPORTED_MODULE_8__.Agent(settings)
	}, take) : (0,node_https__WEBPACK_IMPORTED_MODULE_12__.get)(url, {
		signal,
		agent: new node_https__WEBPACK_IMPORTED_MODULE_12__.Agent(settings)
	}, take)).on("error", reject);
});
// src/host/script.ts
/** What may stand in the script: nothing that a shell would read as anything but a word. */
const WORD = /^[A-Za-z0-9._/-]+$/;
/**
* The script that Run Command starts: it downloads the release, compares its digest, unpacks it beside the others and hands over to it. The command's text stays
* in AWS's history and on the host's disk, so nothing secret and nothing of the user's is in it.
*/
const activationScript = (activation) => {
	for (const [name, value] of Object.entries(activation)) if (value !== null && !WORD.test(value)) throw new Error(`The ${name} '${value}' cannot go into a host's command.`);
	const { deployment, region, bucket, release, sha256, instance, volume, progress, onFailure, verified } = activation;
	return `#!/usr/bin/env bash
# Activates release ${release} of the Vispyr deployment ${deployment}.
set -euo pipefail
umask 022
export AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=6 AWS_METADATA_SERVICE_TIMEOUT=5 AWS_METADATA_SERVICE_NUM_ATTEMPTS=4
releases="\${VISPYR_ROOT:-}/opt/vispyr/releases"
if [ ! -x "$releases/${release}/host/release.sh" ]; then
  mkdir -p "$releases"
  # What commands that were killed have left behind.
  find "$releases" -maxdepth 1 -name '.unpacking.*' -mmin +60 -exec rm -rf {} +
  unpacking="$(mktemp -d "$releases/.unpacking.XXXXXX")"
  trap 'rm -rf "$unpacking"' EXIT
  aws s3 cp --only-show-errors --region ${region} "s3://${bucket}/releases/${sha256}.tar" "$unpacking/release.tar"
  echo "${sha256}  $unpacking/release.tar" | sha256sum --check --quiet
  mkdir "$unpacking/release"
  tar --extract --preserve-permissions --no-same-owner --file "$unpacking/release.tar" --directory "$unpacking/release"
  # Another command may have been faster, with the same content.
  mv --no-target-directory "$unpacking/release" "$releases/${release}" 2>/dev/null || [ -x "$releases/${release}/host/release.sh" ]
  rm -rf "$unpacking"
  trap - EXIT
fi
exec "$releases/${release}/host/release.sh" --deployment ${deployment} --region ${region} --bucket ${bucket} \\
  --release ${release} --instance-id ${instance} --volume-id ${volume} --progress ${progress} --on-failure ${onFailure}${verified === null ? "" : ` --verified ${verified}`}
`;
};
// src/host/stage.ts
/** Puts a release where the host can fetch it, unless it is there already: its key is its digest. */
const stageRelease = async (cloud, { sha256, archive }, images) => {
	const target = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.m)(cloud, `releases/${sha256}.tar`);
	try {
		await cloud.s3.send(new HeadObjectCommand(target));
	} catch (error) {
		if (!(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw error;
		const ChecksumSHA256 = Buffer.from(sha256, "hex").toString("base64");
		await cloud.s3.send(new _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.H({
			...target,
			Body: archive,
			ContentType: "application/x-tar",
			ChecksumSHA256,
			Metadata: { images: images.join(" ") }
		}));
	}
};
/** Looks up a staged release by its id; null when it is not in the bucket any more. */
const findStaged = async (cloud, id) => {
	const { Key: Prefix, ...bucket } = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.m)(cloud, `releases/${id}`);
	try {
		const { Contents = [] } = await cloud.s3.send(new ListObjectsV2Command({
			...bucket,
			Prefix,
			MaxKeys: 1
		}));
		const Key = Contents[0]?.Key;
		if (Key === void 0) return null;
		const { Metadata = {} } = await cloud.s3.send(new HeadObjectCommand({
			...bucket,
			Key
		}));
		return {
			sha256: (0,node_path__WEBPACK_IMPORTED_MODULE_5__.basename)(Key, ".tar"),
			images: Metadata["images"]?.split(" ") ?? []
		};
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) return null;
		throw error;
	}
};
/** Removes all but the active release and the four that were staged last before it. */
const pruneReleases = async (cloud, { sha256 }) => {
	const { Key: active, ...bucket } = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.m)(cloud, `releases/${sha256}.tar`);
	const staged = [];
	for await (const { Contents = [] } of paginateListObjectsV2({ client: cloud.s3 }, {
		...bucket,
		Prefix: "releases/"
	})) for (const { Key, LastModified } of Contents) if (Key?.endsWith(".tar") && Key !== active) staged.push({
		key: Key,
		at: LastModified?.getTime() ?? 0
	});
	const outdated = staged.sort((left, right) => right.at - left.at).slice(4);
	if (outdated.length === 0) return;
	try {
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.p)(cloud, outdated.map(({ key }) => ({ Key: key })));
		cloud.log.info(`Removed ${outdated.length} old releases from the bucket.`);
	} catch (error) {
		if (cloud.signal.aborted) throw error;
		cloud.log.warning(`Old releases stay in the bucket: ${String(error)}`);
	}
};
/** Fields that AWS cannot change in place: the resource is made anew. */
const REPLACED_FOR = {
	vpc: ["cidr"],
	record: ["zone", "name"],
	subnet: [
		"vpc",
		"cidr",
		"zone"
	],
	"route-table": ["vpc"],
	"internet-gateway": ["vpc"],
	peering: ["vpc", "peer"],
	"peer-route": ["table", "peering"],
	"security-group": ["vpc"],
	endpoint: ["vpc", "service"],
	instance: [
		"architecture",
		"image",
		"subnet",
		"rootEncrypted"
	]
};
/**
* Compares a resource with what it should be, field by field.
*
* @param idOf the AWS id behind a reference, or undefined while it is still to be created
*/
const differencesOf = (wanted, observed, idOf) => {
	const is = observed.state;
	return Object.entries(wanted.state).flatMap(([field, value]) => {
		const shouldBe = resolve(value, idOf);
		return (0,node_util__WEBPACK_IMPORTED_MODULE_9__.isDeepStrictEqual)(canonical(is[field]), canonical(shouldBe)) ? [] : [{
			field,
			is: is[field],
			shouldBe
		}];
	});
};
/** Whether any of the differences can only be put right by making the resource anew. What is missing can be added. */
const needsReplacement = (kind, differences) => differences.some(({ field, is }) => is !== null && REPLACED_FOR[kind]?.includes(field) === true);
/**
* Refuses what cannot be put right without losing data.
*
* @throws UserError naming the disk, its size or state, and the way out.
*/
const refuseImpossible = (observed, differences) => {
	for (const { field, is, shouldBe } of differences) {
		if ((observed.kind === "volume" ? field === "size" : field === "rootSize") && Number(shouldBe) < Number(is)) {
			const input = observed.kind === "volume" ? "volume-size" : "root-volume-size";
			throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${input}: '${shouldBe}' GiB is smaller than the disk of ${observed.id}, which has ${is} GiB. A disk cannot shrink.`, { fix: `Set \`${input}\` to ${is} or more.` });
		}
		if (observed.kind === "volume" && field === "encrypted") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The data volume ${observed.id} is not encrypted, and a disk cannot be encrypted in place.`, { fix: `Copy a snapshot of it with encryption on, make a volume of the copy in the same zone, and move the tag \`vispyr:deployment\` from ${observed.id} to it.` });
	}
};
const resolve = (value, idOf) => {
	if (isReference(value)) return idOf(value.ref) ?? "(known after apply)";
	return Array.isArray(value) ? value.map((item) => resolve(item, idOf)) : value;
};
/** Lists are sets here: AWS returns rules, groups and subnets in any order. */
const canonical = (value) => {
	if (Array.isArray(value)) return value.map(canonical).sort((left, right) => JSON.stringify(left).localeCompare(JSON.stringify(right)));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, canonical(item)]));
};
// src/plan/documents.ts
const DAY = 86400;
/** Lets EC2 and nothing else assume the host's role. */
const trustPolicy = (scope) => ({
	Version: "2012-10-17",
	Statement: [{
		Effect: "Allow",
		Principal: { Service: scope.partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com" },
		Action: "sts:AssumeRole"
	}]
});
/**
* What the host may do: talk to Systems Manager, read its own secrets and releases, write its own telemetry and reports. AWS's own
* AmazonSSMManagedInstanceCore would let it read every parameter of the account.
*
* @param needs.adminPasswordParameter the caller's own parameter with Grafana's password, which the host has to read too, or null
* @param needs.imageRegistry where images come from: one of Amazon ECR's asks for rights, null and others do not
*/
const hostPolicy = (scope, { adminPasswordParameter, imageRegistry } = {
	adminPasswordParameter: null,
	imageRegistry: null
}) => {
	const registry = imageRegistry === null ? null : (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.t)(imageRegistry);
	const parameter = (name) => `arn:${scope.partition}:ssm:${scope.region}:${scope.account}:parameter${name}`;
	const own = parameter(`${(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.T)(scope)}*`);
	const bucket = `arn:${scope.partition}:s3:::${(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.S)(scope)}`;
	const within = (...prefixes) => prefixes.map((prefix) => `${bucket}/${prefix}/*`);
	return {
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "TalkToSystemsManager",
				Effect: "Allow",
				Action: [
					"ssm:UpdateInstanceInformation",
					"ssmmessages:CreateControlChannel",
					"ssmmessages:CreateDataChannel",
					"ssmmessages:OpenControlChannel",
					"ssmmessages:OpenDataChannel"
				],
				Resource: "*"
			},
			{
				Sid: "ReadOwnSecrets",
				Effect: "Allow",
				Action: ["ssm:GetParameter", "ssm:GetParameters"],
				Resource: adminPasswordParameter === null ? own : [own, parameter(adminPasswordParameter)]
			},
			{
				Sid: "ListOwnBucket",
				Effect: "Allow",
				Action: ["s3:ListBucket", "s3:GetBucketLocation"],
				Resource: bucket
			},
			{
				Sid: "ReadReleases",
				Effect: "Allow",
				Action: ["s3:GetObject"],
				Resource: within("releases")
			},
			{
				Sid: "KeepTelemetry",
				Effect: "Allow",
				Action: [
					"s3:GetObject",
					"s3:PutObject",
					"s3:DeleteObject",
					"s3:GetObjectTagging",
					"s3:PutObjectTagging",
					"s3:AbortMultipartUpload",
					"s3:ListMultipartUploadParts"
				],
				Resource: within("tempo", "loki")
			},
			{
				Sid: "Report",
				Effect: "Allow",
				Action: ["s3:PutObject"],
				Resource: within("host", "progress", "commands")
			},
			...registry === null ? [] : pullStatements(scope, registry)
		]
	};
};
/**
* What pulling from Amazon ECR takes: the actions of AWS's own AmazonEC2ContainerRegistryPullOnly, and CreateRepository for the first pull of an image through a
* cache (https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html). AWS knows no resource for the login.
*/
const pullStatements = ({ partition }, { account, region, repositories }) => [{
	Sid: "LogInToRegistry",
	Effect: "Allow",
	Action: ["ecr:GetAuthorizationToken"],
	Resource: "*"
}, {
	Sid: "PullImages",
	Effect: "Allow",
	Action: [
		"ecr:BatchGetImage",
		"ecr:BatchImportUpstreamImage",
		"ecr:CreateRepository",
		"ecr:GetDownloadUrlForLayer"
	],
	Resource: `arn:${partition}:ecr:${region}:${account}:repository/${repositories}`
}];
/** Refuses every request to the bucket that is not made over TLS. */
const bucketPolicy = (scope) => {
	const bucket = `arn:${scope.partition}:s3:::${(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.S)(scope)}`;
	return {
		Version: "2012-10-17",
		Statement: [{
			Sid: "OnlyOverTLS",
			Effect: "Deny",
			Principal: "*",
			Action: "s3:*",
			Resource: [bucket, `${bucket}/*`],
			Condition: { Bool: { "aws:SecureTransport": "false" } }
		}]
	};
};
/**
* What the bucket clears up by itself. Tempo expires its own blocks; the rule for them is a week later and only catches what Tempo left behind.
*
* @param tracesRetention seconds
*/
const bucketLifecycle = (tracesRetention) => [
	{
		id: "abort-uploads",
		prefix: "",
		expireDays: null,
		abortUploadDays: 1
	},
	{
		id: "expire-annotations",
		prefix: "releases/annotations/",
		expireDays: 1,
		abortUploadDays: null
	},
	{
		id: "expire-commands",
		prefix: "commands/",
		expireDays: 30,
		abortUploadDays: null
	},
	{
		id: "expire-progress",
		prefix: "progress/",
		expireDays: 30,
		abortUploadDays: null
	},
	{
		id: "expire-traces",
		prefix: "tempo/",
		expireDays: Math.ceil(tracesRetention / DAY) + 7,
		abortUploadDays: null
	}
];
// src/plan/endpoints.ts
/**
* Refuses what cannot work on a host without any way to the internet, as far as the inputs decide it.
*
* @param images what the release runs
* @throws UserError that says what is out of reach, and how to bring it near.
*/
const refuseOutOfReach = ({ adopted, configuration, scope }, images) => {
	if (!adopted?.isolation) return;
	const { imageRegistry, tls, subnetId } = configuration;
	const where = subnetId ? `subnet-id: '${subnetId}'` : `vpc-id: '${adopted.vpc}'`;
	const wayOut = "add a default route to a NAT gateway to its route table";
	if (scope.partition === "aws-cn") throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${where} leads neither to an internet gateway nor to a NAT or transit gateway, and Amazon ECR caches no images in AWS's regions of China; allowed there is a subnet with a way to the internet.`, { fix: `Give another subnet, or ${wayOut}.` });
	if (imageRegistry === null) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${where} cannot take the host as it is: its routes lead neither to an internet gateway nor to a NAT or transit gateway, and images come from Docker Hub.`, { fix: `Give a pull-through cache of Amazon ECR in ${scope.region} as \`image-registry\` (docs/networks.md says how), or ${wayOut}, or give another subnet.` });
	const registry = (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.t)(imageRegistry);
	if (registry?.region !== scope.region) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`image-registry: '${imageRegistry}' is out of reach: ${where.replace(": ", " ")} has no way to the internet, and its endpoints lead to Amazon ECR in ${scope.region} alone.`, { fix: `Give a registry such as \`${scope.account}.dkr.ecr.${scope.region}.amazonaws.com/docker-hub\`, or ${wayOut}.` });
	if (tls) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`domain: '${tls.domain}' can get no certificate: Let's Encrypt and a host in ${where.replace(": ", " ")}, which has no way to the internet, do not reach each other.`, { fix: `Leave \`domain\` and \`email\` out, which leaves a certificate of the host's own authority, or ${wayOut}.` });
	const foreign = images.find((image) => !image.startsWith(`${registry.host}/`));
	if (foreign !== void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`stack-dir: the image '${foreign}' is out of reach: ${where.replace(": ", " ")} has no way to the internet, and images come from ${registry.host} alone.`, { fix: `Name an image of ${registry.host} in your compose.override.yml, or ${wayOut}.` });
};
/**
* The endpoints to have where there is no way to the internet: those of the services that nobody else's endpoint serves, and the security group in front of them.
*
* @param subnet where the host goes
* @throws UserError for a VPC in which they could not work, or in which somebody's endpoint is in the way.
*/
const wantedEndpoints = ({ adopted, isolation, scope, expiresAt }, subnet, observed) => {
	const { vpc, cidrs, subnets } = adopted;
	if (!isolation.dns) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The VPC ${vpc} has no way to the internet and does not resolve names, so that no service's name would lead to its endpoint; needed are enableDnsSupport and enableDnsHostnames.`, { fix: `Switch both on: \`aws ec2 modify-vpc-attribute --vpc-id ${vpc} --enable-dns-support\`, and the same with \`--enable-dns-hostnames\`.` });
	const tables = [...new Set(subnets.flatMap(({ routeTable }) => routeTable ?? []))].sort();
	const routed = isolation.endpoints.filter(({ hindrance }) => hindrance === null).flatMap(({ routeTables }) => routeTables);
	const unrouted = tables.filter((table) => !routed.includes(table));
	const missing = INTERFACE_SERVICES.filter((service) => !isServed(isolation, service, vpc));
	const endpoint = (service, state) => ({
		kind: "endpoint",
		key: `endpoint/${service}`,
		creation: null,
		state: {
			vpc,
			service: serviceName(scope.region, service),
			status: "available",
			privateDns: null,
			subnets: [],
			securityGroups: [],
			routeTables: [],
			...state
		}
	});
	const group = {
		kind: "security-group",
		key: _open_ends_js__WEBPACK_IMPORTED_MODULE_2__._,
		creation: { expiresAt },
		state: {
			vpc,
			ingress: cidrs.map((cidr) => `tcp 443 from ${cidr}`).sort(),
			egress: ["all to 0.0.0.0/0"]
		}
	};
	return [
		...missing.length > 0 ? [group] : [],
		...unrouted.length > 0 ? [endpoint("s3", { routeTables: unrouted })] : [],
		...missing.map((service) => {
			const there = ofKind(observed, "endpoint").find(({ key, state }) => key === `endpoint/${service}` && state.vpc === vpc)?.state.subnets ?? [];
			return endpoint(service, {
				privateDns: true,
				subnets: there.length > 0 ? there : [placeFor(service, adopted, isolation, subnet)],
				securityGroups: [reference(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__._)]
			});
		})
	];
};
/**
* The subnet for a service's endpoint: the host's own, or another one that will do, since an endpoint serves the whole VPC.
*
* @throws UserError when AWS has no endpoints for it in any of their zones.
*/
const placeFor = (service, { subnets }, { zones }, hosts) => {
	const offered = zones[service] ?? [];
	const ordered = [...subnets.filter(({ id }) => id === hosts), ...subnets.filter(({ id }) => id !== hosts)];
	const place = ordered.find(({ zone }) => offered.includes(zone));
	if (place) return place.id;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`AWS has no endpoint for ${service} in ${[...new Set(ordered.map(({ zone }) => zone))].join(", ")}, and nothing else leads there; it has them in ${offered.join(", ") || "no zone of this region"}.`, { fix: "Give a subnet of one of those zones in `subnet-id`, or make that endpoint in another subnet of the VPC yourself: it is then used." });
};
/** @throws UserError when an endpoint has the service's name, which the deployment's own would need, and the host could not use it. */
const isServed = ({ endpoints }, service, vpc) => {
	const present = endpoints.filter((endpoint) => endpoint.service === service);
	if (present.some(({ hindrance }) => hindrance === null)) return true;
	const inTheWay = present.find(({ privateDns }) => privateDns);
	if (inTheWay === void 0) return false;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The endpoint ${inTheWay.id} in ${vpc} has the name of the service ${service}, and the host could not use it: ${inTheWay.hindrance}. A second endpoint cannot have that name, and what is not this deployment's is never changed.`, { fix: `Put that right on ${inTheWay.id}, or wait for it while it is pending; or delete it, or switch its private DNS off, to have one made.` });
};
// src/plan/network.ts
/** Own VPCs are made in the upper half of 10/8, which fewer people number by hand: 32,768 ranges of 256 addresses. */
const POOL = "10.128.0.0/9";
const POOL_RANGES = 2 ** 15;
/** How many zones get a subnet, so that a zone without capacity does not end a deploy. */
const ZONES = 3;
/**
* Chooses a /24 that overlaps no range in use. The search starts at a place that depends on the name, so that deployments in other regions or accounts, which
* may be peered one day, rarely get the same one.
*
* @throws UserError when everything is taken.
*/
const chooseVpcCidr = (name, inUse) => {
	const start = (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)("sha256").update(name).digest().readUInt16BE() % POOL_RANGES;
	for (let step = 0; step < POOL_RANGES; step += 1) {
		const candidate = (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.l)(POOL, 24, (start + step) % POOL_RANGES);
		if (!inUse.some((range) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.o)(range, candidate))) return candidate;
	}
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The VPCs of this region leave no free /24 in ${POOL}.`, { fix: "Give a free range in `vpc-cidr`." });
};
/**
* Divides a VPC into one subnet a zone. Subnets that are there keep their range; new ones take the first free eighth.
*
* @param zones zones that offer the instance type, sorted
* @param pinned zones that must have a subnet: where the host or the data volume is
*/
const placeSubnets = (vpcCidr, zones, pinned, existing) => {
	const chosen = [.../* @__PURE__ */ new Set([
		...pinned,
		...existing.map(({ zone }) => zone).filter((zone) => zones.includes(zone)),
		...zones
	])].slice(0, Math.max(ZONES, pinned.length)).sort();
	const kept = existing.filter(({ zone }) => chosen.includes(zone));
	const bits = (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.c)(vpcCidr) + 3;
	const free = Array.from({ length: 8 }, (_, index) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.l)(vpcCidr, bits, index)).filter((cidr) => !existing.some((subnet) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.o)(subnet.cidr, cidr)));
	return chosen.map((zone) => {
		const cidr = kept.find((subnet) => subnet.zone === zone)?.cidr ?? free.shift();
		if (cidr === void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The VPC's range ${vpcCidr} has no room for a subnet in ${zone}.`, { fix: "Remove subnets that were added by hand, or start with a larger `vpc-cidr`." });
		return {
			zone,
			cidr
		};
	});
};
// src/plan/peerings.ts
/**
* The connections with the peers and the routes through them: on both sides, in every table in use, to every range of the other side.
*
* @throws UserError when ranges overlap, which AWS would refuse only after it has made the connection.
*/
const wantedPeerings = (peers, home) => {
	refuseOverlaps(peers, home.cidrs);
	return peers.flatMap(({ vpc: peer, cidrs, routeTables, dns }) => {
		const key = `peering/${peer}`;
		const peering = reference(key);
		const route = (name, table, destination) => ({
			kind: "peer-route",
			key: `peer-route/${name}/${destination}`,
			creation: null,
			state: {
				table,
				destination,
				peering
			}
		});
		return [
			{
				kind: "peering",
				key,
				creation: null,
				state: {
					vpc: home.vpc,
					peer,
					accepted: true,
					dns
				}
			},
			...home.routeTables.flatMap(({ name, link }) => cidrs.map((cidr) => route(name, link, cidr))),
			...routeTables.flatMap((table) => home.cidrs.map((cidr) => route(table, table, cidr)))
		];
	});
};
const refuseOverlaps = (peers, cidrs) => {
	const taken = cidrs.map((cidr) => ({
		cidr,
		whose: "the host's VPC"
	}));
	for (const { vpc, cidrs } of peers) {
		for (const cidr of cidrs) {
			const other = taken.find((one) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.o)(one.cidr, cidr));
			if (other) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`peer-vpc-ids: '${vpc}' has the range ${cidr}, which overlaps ${other.cidr} of ${other.whose}; allowed are VPCs whose ranges lie apart, since a route can lead to one of them only.`, { fix: "Leave that peer out, or give the host's VPC another range: `vpc-cidr` for a new deployment." });
		}
		taken.push(...cidrs.map((cidr) => ({
			cidr,
			whose: vpc
		})));
	}
};
// src/plan/wanted.ts
/**
* What should be, in the order of creation. What is there decides where a choice is free: a VPC keeps its range, a host its image and zone, and the data volume
* pins the zone.
*
* @throws UserError when no subnet can take the host.
*/
const wantedResources = (intent, observed) => {
	const { scope, configuration, facts } = intent;
	const network = facts.adopted ? adoptedNetwork$1(facts.adopted) : ownNetwork(intent, observed);
	if (network.isPrivate && configuration.tls?.hostedZone) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`hosted-zone-id: '${configuration.tls.hostedZone}' is for a record that leads to the public address, and behind a NAT the host has none.`, { fix: "Leave `hosted-zone-id` out, or give a public subnet in `subnet-id`." });
	const places = {
		...network,
		subnets: placesOf(intent.facts, network, observed)
	};
	return [
		...identity(scope, configuration),
		...wantedSecrets(intent, observed),
		{
			kind: "bucket",
			key: "bucket",
			creation: null,
			state: {
				tagged: true,
				publicAccessBlock: [
					"BlockPublicAcls",
					"BlockPublicPolicy",
					"IgnorePublicAcls",
					"RestrictPublicBuckets"
				],
				encryption: "AES256",
				ownership: "BucketOwnerEnforced",
				policy: bucketPolicy(scope),
				lifecycle: bucketLifecycle(configuration.tracesRetention)
			}
		},
		...network.resources,
		...wantedPeerings(facts.peers, network),
		securityGroup(intent, network),
		...endpoints(intent, places, observed),
		...host(intent, places, observed),
		...domainRecord(configuration)
	];
};
/** The secrets that a deployment generates: those that nobody brings and somebody needs. */
const wantedSecrets = ({ scope, configuration, now }, observed) => {
	const isNeeded = {
		"grafana-admin-password": configuration.adminPasswordParameter === null,
		"grafana-secret-key": true,
		"ingest-token": configuration.ingestAuth === "token"
	};
	return _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.b.filter((secret) => isNeeded[secret]).map((secret) => {
		const name = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.w)(scope, secret);
		const key = `parameter/${secret}`;
		const current = ofKind(observed, "parameter").find((parameter) => parameter.key === key);
		const rotates = secret === "ingest-token" && configuration.rotateIngestToken && mayRotate(current, now);
		return {
			kind: "parameter",
			key,
			state: {
				name,
				type: "SecureString",
				version: current?.state.type === "SecureString" ? current.state.version + (rotates ? 1 : 0) : 1
			},
			creation: null
		};
	});
};
/** Whether a new token now would lock nobody out: of the tokens before the current one, only the last is accepted, and that for a while. */
const mayRotate = (token, now) => token !== void 0 && (token.state.version === 1 || now.getTime() - Date.parse(token.details.modifiedAt) >= 864e5);
/** The role and instance profile, unless the user brings a profile. */
const identity = (scope, configuration) => {
	const { instanceProfile, permissionsBoundary } = configuration;
	if (instanceProfile) return [];
	return [{
		kind: "role",
		key: "role",
		creation: null,
		state: {
			trust: trustPolicy(scope),
			policy: hostPolicy(scope, configuration),
			boundary: permissionsBoundary,
			attached: []
		}
	}, {
		kind: "instance-profile",
		key: "instance-profile",
		creation: null,
		state: { role: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.E)(scope) }
	}];
};
const adoptedNetwork$1 = ({ vpc, cidrs, routeTables, isPrivate, subnets }) => ({
	vpc,
	routeTables: routeTables.map((id) => ({
		name: id,
		link: id
	})),
	isPrivate,
	cidrs,
	subnets: subnets.map(({ id, zone }) => ({
		link: id,
		zone
	})),
	resources: []
});
const ownNetwork = ({ scope, configuration, facts }, observed) => {
	const existing = ofKind(observed, "vpc")[0]?.state.cidr;
	const cidr = configuration.vpcCidr ?? existing ?? chooseVpcCidr(scope.name, facts.rangesInUse);
	const pinned = [...ofKind(observed, "volume"), ...ofKind(observed, "instance")].map(({ details }) => details.zone);
	const places = ofKind(observed, "subnet").map(({ state }) => state).filter((subnet) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.r)(cidr, subnet.cidr));
	const subnets = placeSubnets(cidr, facts.zones, pinned, places).map((place) => ({
		...place,
		key: `subnet/${place.zone}`
	}));
	const vpc = reference("vpc");
	return {
		vpc,
		routeTables: [{
			name: "route-table",
			link: reference("route-table")
		}],
		isPrivate: false,
		cidrs: [cidr],
		subnets: subnets.map(({ zone, key }) => ({
			link: reference(key),
			zone
		})),
		resources: [
			{
				kind: "vpc",
				key: "vpc",
				creation: null,
				state: {
					cidr,
					dnsSupport: true,
					dnsHostnames: true
				}
			},
			{
				kind: "internet-gateway",
				key: "internet-gateway",
				creation: null,
				state: { vpc }
			},
			...subnets.map(({ key, zone, cidr }) => ({
				kind: "subnet",
				key,
				creation: null,
				state: {
					vpc,
					cidr,
					zone
				}
			})),
			{
				kind: "route-table",
				key: "route-table",
				creation: null,
				state: {
					vpc,
					defaultRoute: reference("internet-gateway"),
					subnets: subnets.map(({ key }) => reference(key))
				}
			}
		]
	};
};
/** The product's ports by who may reach them. No port for a shell: that is Session Manager's. */
const DASHBOARD_PORTS = [80, 443];
const INGEST_PORTS = [
	4317,
	9090,
	9999
];
const QUERY_PORTS = [3200, 4040];
const securityGroup = ({ configuration, facts, expiresAt }, network) => {
	const near = [...network.cidrs, ...facts.peers.flatMap(({ cidrs }) => cidrs)];
	const open = (ports, cidrs) => ports.flatMap((port) => (cidrs.length > 0 ? cidrs : near).map((cidr) => `tcp ${port} from ${cidr}`));
	const ingress = [
		...configuration.tls ? ["tcp 80 from 0.0.0.0/0"] : [],
		...DASHBOARD_PORTS.flatMap((port) => configuration.dashboardCidrs.map((cidr) => `tcp ${port} from ${cidr}`)),
		...open(INGEST_PORTS, configuration.ingestCidrs),
		...open(QUERY_PORTS, configuration.queryCidrs)
	];
	return {
		kind: "security-group",
		key: "security-group",
		creation: { expiresAt },
		state: {
			vpc: network.vpc,
			ingress: [...new Set(ingress)].sort(),
			egress: ["all to 0.0.0.0/0"]
		}
	};
};
/** The domain's record, where the caller has a zone for it. */
const domainRecord = ({ tls }) => tls?.hostedZone ? [{
	kind: "record",
	key: "record",
	creation: null,
	state: {
		zone: tls.hostedZone,
		name: tls.domain,
		address: reference("address")
	}
}] : [];
/** What leads to AWS's services where nothing leads to the internet. */
const endpoints = ({ scope, facts: { adopted }, expiresAt }, places, observed) => adopted?.isolation ? wantedEndpoints({
	adopted,
	isolation: adopted.isolation,
	scope,
	expiresAt
}, places.subnets[0], observed) : [];
/**
* Where the host may be: beside its data volume, and where it is already if that will do.
*
* @throws UserError when no subnet is where the volume is.
*/
const placesOf = (facts, network, observed) => {
	const instance = hostAmong(observed, facts);
	const volume = ofKind(observed, "volume")[0];
	const subnets = network.subnets.filter(({ zone }) => volume === void 0 || zone === volume.details.zone);
	if (subnets.length === 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The data volume ${volume?.id} is in ${volume?.details.zone}, where no subnet is given for the host.`, { fix: `Give a subnet of ${volume?.details.zone} in \`subnet-id\`. A disk cannot leave its zone.` });
	const idOf = (link) => typeof link === "string" ? link : observed.find(({ key }) => key === link.ref)?.id;
	const current = instance && subnets.find(({ link }) => idOf(link) === instance.state.subnet);
	const [first, ...others] = [...current ? [current] : [], ...subnets.filter((subnet) => subnet !== current)].map(({ link }) => link);
	if (first === void 0) throw new Error("An intent has at least one subnet.");
	return [first, ...others];
};
/** The host to go on with. Of two, one may be what a run that was killed has started in the other's place. */
const hostAmong = (observed, { architecture }) => {
	const hosts = ofKind(observed, "instance");
	return hosts.find(({ state }) => state.architecture === architecture) ?? hosts[0];
};
/** The host, its data volume and its address. */
const host = ({ scope, configuration, facts, userData, expiresAt }, network, observed) => {
	const instance = hostAmong(observed, facts);
	const [subnet] = network.subnets;
	const [firstType] = configuration.instanceTypes;
	if (firstType === void 0) throw new Error("An intent has at least one instance type.");
	const type = configuration.instanceTypes.find((type) => type === instance?.state.type) ?? firstType;
	const here = reference("instance");
	const address = {
		kind: "address",
		key: "address",
		creation: null,
		state: { instance: here }
	};
	return [
		{
			kind: "instance",
			key: "instance",
			creation: {
				subnets: network.subnets,
				types: configuration.instanceTypes,
				userData,
				rootDevice: facts.image.rootDevice,
				publicAddress: !network.isPrivate,
				expiresAt,
				others: ofKind(observed, "instance").map(({ id }) => id)
			},
			state: {
				power: "running",
				type,
				architecture: facts.architecture,
				image: instance?.state.architecture === facts.architecture && !configuration.replaceHost ? instance.state.image : facts.image.id,
				subnet,
				securityGroups: [reference("security-group")],
				profile: configuration.instanceProfile ?? (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.E)(scope),
				httpTokens: "required",
				httpHopLimit: 2,
				metadataTags: expiresAt === null ? "disabled" : "enabled",
				cpuCredits: facts.burstable ? configuration.cpuCredits : null,
				rootSize: configuration.rootVolumeSize,
				rootType: "gp3",
				rootEncrypted: true
			}
		},
		{
			kind: "volume",
			key: "volume",
			creation: { snapshot: configuration.restoreSnapshotId },
			state: {
				size: configuration.volumeSize,
				type: "gp3",
				encrypted: true,
				attachedTo: here
			}
		},
		...network.isPrivate ? [] : [address]
	];
};
// src/plan/plan.ts
/**
* What to do to get from what is to what should be. Pure: the same intent and observation give the same list, in the order of creation.
*
* @throws UserError when it cannot be done without losing data.
*/
const planDeployment = (intent, observed) => {
	refuseDoubtfulData(observed);
	refuseRestoreOverData(intent, observed);
	refuseTypeOutOfZone(intent, observed);
	const { region } = intent.scope;
	const wanted = wantedResources(intent, observed);
	const changes = [];
	const matched = /* @__PURE__ */ new Set();
	const standing = /* @__PURE__ */ new Map();
	for (const resource of inOrderOfCreation(wanted)) {
		const idOf = (key) => standing.get(key);
		const candidates = observed.filter((candidate) => candidate.key === resource.key && !matched.has(candidate));
		const toReplace = resource.kind === "instance" && intent.configuration.replaceHost;
		const fitting = candidates.filter((candidate) => canStay(resource, candidate, idOf));
		const current = (toReplace ? fitting.at(-1) : fitting[0]) ?? candidates[0];
		if (current) matched.add(current);
		const anew = toReplace && candidates.length === 1;
		const change = current ? changeOf(resource, current, {
			idOf,
			anew,
			region,
			before: changes
		}) : creationOf(resource, region);
		if (current && change.action !== "replace") standing.set(resource.key, current.id);
		changes.push(change);
	}
	const surplus = inOrderOfCreation(observed.filter((resource) => !matched.has(resource)));
	return [...changes, ...surplus.map((resource) => removalOf(resource, {
		region,
		reason: surplusReason(resource, wanted),
		deleteData: resource.kind === "parameter"
	}))];
};
/** What to do to leave nothing of a deployment in a region, or nothing but the data. */
const planDestruction = (region, observed, deleteData) => inOrderOfCreation(observed).map((resource) => removalOf(resource, {
	region,
	reason: "destroy",
	deleteData
}));
/** Whether a plan would change anything. */
const isEmpty = (changes) => changes.every(({ action }) => action === "keep");
/** Two data volumes, and no way to tell which one holds the truth: starting with either would look like it worked. */
const refuseDoubtfulData = (observed) => {
	const volumes = observed.filter(({ kind }) => kind === "volume");
	if (volumes.length > 1) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`This deployment has ${volumes.length} data volumes: ${volumes.map(({ id }) => id).join(", ")}. Only one can be the right one.`, { fix: "Remove the tag `vispyr:deployment` from the volume that is not to be used." });
};
/** A snapshot is for a volume that is yet to be made. Over data that is there it would be a loss, and beside it nobody would see it. */
const refuseRestoreOverData = ({ configuration, facts: { snapshot } }, observed) => {
	if (!snapshot) return;
	const volume = ofKind(observed, "volume")[0];
	if (volume && volume.details.restoredFrom !== snapshot.id) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`restore-snapshot-id: '${snapshot.id}' cannot be restored, because this deployment has the data volume ${volume.id} already.`, { fix: "Restore into a deployment of another `name`, or remove this one first with `command: destroy` and `delete-data: true`." });
	if (configuration.volumeSize < snapshot.size) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`volume-size: '${configuration.volumeSize}' GiB is smaller than the volume that ${snapshot.id} was taken of, which had ${snapshot.size} GiB.`, { fix: `Set \`volume-size\` to ${snapshot.size} or more.` });
};
/** A host has to be where its data is, and not every zone has every type. Of several types, another may be there. */
const refuseTypeOutOfZone = ({ configuration: { instanceTypes }, facts: { zones } }, observed) => {
	const volume = ofKind(observed, "volume")[0];
	const [type, ...others] = instanceTypes;
	const isThere = ofKind(observed, "instance").some(({ state }) => state.type === type);
	if (!volume || isThere || others.length > 0 || zones.includes(volume.details.zone)) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`instance-type: '${type}' is not offered in ${volume.details.zone}, where the data volume ${volume.id} is; it is in ${zones.join(", ")}.`, { fix: `Choose a type that ${volume.details.zone} has, or restore a snapshot of the volume into a new deployment, which goes where the type is.` });
};
const creationOf = (wanted, region) => ({
	action: "create",
	key: wanted.key,
	kind: wanted.kind,
	id: null,
	reason: "not there yet",
	differences: [],
	interruption: null,
	cost: {
		before: 0,
		after: monthlyCost(wanted, region)
	},
	wanted,
	observed: null
});
const canStay = (wanted, observed, idOf) => !needsReplacement(wanted.kind, differencesOf(wanted, observed, idOf));
const changeOf = (wanted, observed, { idOf, anew, region, before }) => {
	const differences = differencesOf(wanted, observed, idOf);
	refuseImpossible(observed, differences);
	const action = anew || needsReplacement(wanted.kind, differences) ? "replace" : differences.length === 0 ? "keep" : "change";
	return {
		action,
		key: wanted.key,
		kind: wanted.kind,
		id: observed.id,
		reason: anew ? "asked for by replace-host" : differences.length === 0 ? "as it should be" : `differs in ${differences.map(({ field }) => field).join(", ")}`,
		differences,
		interruption: interruptionOf(wanted.kind, action, {
			differences,
			startsFirst: startsFirst(before)
		}),
		cost: {
			before: monthlyCost(observed, region),
			after: monthlyCost(wanted, region)
		},
		wanted,
		observed
	};
};
const removalOf = (observed, { region, reason, deleteData }) => {
	const kept = DATA_KINDS.includes(observed.kind) && !deleteData;
	const before = monthlyCost(observed, region);
	return {
		action: kept ? "keep" : "delete",
		key: observed.key,
		kind: observed.kind,
		id: observed.id,
		reason: kept ? "data is kept unless destroy is run with delete-data: true" : reason,
		differences: [],
		interruption: null,
		cost: {
			before,
			after: kept ? before : 0
		},
		wanted: null,
		observed
	};
};
const surplusReason = (observed, wanted) => wanted.some(({ key }) => key === observed.key) ? "a second one of its kind" : "no longer part of the deployment";
/** AWS takes about two minutes to stop and start a host, and about five to make one and start the stack; applications' exporters retry for that long. */
const interruptionOf = (kind, action, { differences, startsFirst }) => {
	if (kind === "instance" && action === "replace") return startsFirst ? "about 5 minutes: a new host is started and then takes over the data volume and the address" : "about 10 minutes, and for as long as AWS has no room for it: what the host stands on is made anew, so it ends before the new one is started";
	if (kind === "instance" && differences.some(({ field }) => field === "type")) return "about 3 minutes: the host is stopped, resized and started";
	if (kind === "address" && action === "change") return "seconds: the address moves";
	return null;
};
/** Sorts so that every resource comes after what it refers to; a route table refers to its subnets. */
const inOrderOfCreation = (resources) => [...resources].sort((left, right) => KINDS$1.indexOf(left.kind) - KINDS$1.indexOf(right.kind) || left.key.localeCompare(right.key));
// src/commands/locked.ts
/**
* Does work while no other run changes the deployment. What was seen before may have changed while waiting: the work looks again.
*
* @param changes the plan so far: of it only the bucket is made right, since the lock lies there
* @throws UserError when another run does not let go in time; Denied when this one may not let go
*/
const underLock = async (step, changes, work) => {
	const { cloud, inputs, environment, log, now, abort, remember } = step;
	const onOpen = (token) => remember(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.n, token === null ? "" : `${cloud.scope.name} ${token}`);
	const lock = await log.group("Take the lock", async () => {
		let home = changes.filter(({ kind }) => kind === "bucket");
		for (;;) {
			if (!isEmpty(home)) await apply(cloud, home);
			const holder = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.s)(environment, inputs.command);
			const lock = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.l)(cloud, {
				holder,
				timeout: inputs.lockTimeout,
				now,
				onLost: abort,
				onOpen
			});
			if (lock || home.length === 0) return lock;
			home = home.map((change) => ({
				...change,
				action: "create",
				id: null,
				observed: null
			}));
		}
	});
	if (!lock) return work();
	const warn = (error) => log.warning(`The lock could not be let go: the step's clean-up tries again, and it ends by itself: ${String(error)}`);
	try {
		await work();
	} catch (error) {
		await lock.release().catch(warn);
		throw error;
	}
	await lock.release().catch((error) => {
		if (error instanceof _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.k) throw error;
		warn(error);
	});
};
// src/aws/foreign-endpoints.ts
/**
* The endpoints of a VPC that somebody else has made, as far as a host in these subnets needs their services, and whether it could use them.
*
* An endpoint's policy may be narrower than what the host wants; that is not judged.
*/
const foreignEndpoints = async (cloud, vpc, subnets) => {
	const found = await endpointsBy(cloud, {
		Name: "vpc-id",
		Values: [vpc]
	});
	return (await Promise.all(found.filter(({ Tags }) => !belongsTo(cloud.scope, Tags)).map(async (endpoint) => {
		const service = serviceOf(cloud.scope.region, endpoint.ServiceName);
		if (service === null || service === "s3" && isInterface(endpoint)) return [];
		return {
			id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(endpoint.VpcEndpointId, "an endpoint id"),
			service,
			hindrance: await hindranceOf(cloud, endpoint, subnets),
			privateDns: isInterface(endpoint) && endpoint.PrivateDnsEnabled === true,
			routeTables: (endpoint.RouteTableIds ?? []).toSorted()
		};
	}))).flat().sort((left, right) => left.id.localeCompare(right.id));
};
/** The zones in which AWS has interface endpoints for what a host needs: not every zone has all. */
const endpointZones = async (cloud) => {
	const { region } = cloud.scope;
	const names = INTERFACE_SERVICES.map((service) => serviceName(region, service));
	const { ServiceDetails = [] } = await cloud.ec2.send(new DescribeVpcEndpointServicesCommand({ Filters: [{
		Name: "service-name",
		Values: names
	}] }));
	return Object.fromEntries(ServiceDetails.map(({ ServiceName = "", AvailabilityZones = [] }) => [serviceOf(region, ServiceName) ?? ServiceName, AvailabilityZones.toSorted()]));
};
const hindranceOf = async (cloud, endpoint, subnets) => {
	if (endpoint.State?.toLowerCase() !== "available") return `it is ${endpoint.State}`;
	if (!isInterface(endpoint)) return null;
	if (endpoint.PrivateDnsEnabled !== true) return "private DNS is off";
	const groups = (endpoint.Groups ?? []).map(({ GroupId }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(GroupId, "a security group id"));
	const https = (await Promise.all(groups.map((group) => rulesOf(cloud, group)))).flat().filter(opensHttps);
	const ranges = https.flatMap(({ CidrIpv4 }) => CidrIpv4 ?? []);
	if (subnets.every(({ CidrBlock = "" }) => ranges.some((range) => (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.r)(range, CidrBlock)))) return null;
	if (https.some(({ CidrIpv4, CidrIpv6 }) => CidrIpv4 === void 0 && CidrIpv6 === void 0)) {
		cloud.log.info(`The endpoint ${endpoint.VpcEndpointId} for ${endpoint.ServiceName} is used. Whether ${groups.join(", ")} let the host in cannot be told: they name other groups or prefix lists for 443.`);
		return null;
	}
	return `its security groups (${groups.join(", ")}) do not let ${subnets.map(({ CidrBlock }) => CidrBlock).join(", ")} in on 443`;
};
const opensHttps = ({ IsEgress, IpProtocol, FromPort = 0, ToPort = 0 }) => IsEgress !== true && (IpProtocol === "-1" || IpProtocol === "tcp" && FromPort <= 443 && 443 <= ToPort);
// src/aws/networks.ts
/**
* Looks at the networks that are there: the one to be adopted, those to be connected with, and what ranges are in use.
*
* @throws UserError for a network that does not exist or cannot take the host.
*/
const networks = async (cloud, configuration) => {
	const vpcs = [];
	for await (const page of paginateDescribeVpcs({ client: cloud.ec2 }, {})) vpcs.push(...page.Vpcs ?? []);
	const [adopted, peers] = await Promise.all([adoptedNetwork(cloud, vpcs, configuration), peerNetworks(cloud, vpcs, configuration.peerVpcIds)]);
	const others = vpcs.filter(({ Tags }) => !belongsTo(cloud.scope, Tags)).flatMap(cidrsOf);
	return {
		adopted,
		peers: peers.map(({ peer }) => peer),
		rangesInUse: [...others, ...peers.flatMap(({ destinations }) => destinations)]
	};
};
const cidrsOf = ({ CidrBlockAssociationSet = [] }) => CidrBlockAssociationSet.filter(({ CidrBlockState }) => CidrBlockState?.State !== "disassociated").map(({ CidrBlock }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(CidrBlock, "a range")).sort();
const existing = (cloud, vpcs, input, id) => {
	const vpc = vpcs.find(({ VpcId }) => VpcId === id);
	if (vpc) return vpc;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${input}: '${id}' does not exist in ${cloud.scope.region}; allowed is a VPC of this account and region.`, { fix: "Check the id and the `region`." });
};
const peerNetworks = async (cloud, vpcs, ids) => {
	if (ids.length === 0) return [];
	const own = (await ownPeerings(cloud)).map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId);
	return Promise.all(ids.map(async (id) => {
		const vpc = existing(cloud, vpcs, "peer-vpc-ids", id);
		const [tables, dns] = await Promise.all([routeTablesOf(cloud, id), resolvesNames(cloud, id)]);
		const routeTables = await tablesInUse(cloud, id, tables);
		const destinations = tables.filter(({ RouteTableId }) => routeTables.includes(RouteTableId ?? "")).flatMap(({ Routes = [] }) => Routes).filter(({ VpcPeeringConnectionId }) => !VpcPeeringConnectionId || !own.includes(VpcPeeringConnectionId)).flatMap(({ DestinationCidrBlock }) => DestinationCidrBlock && DestinationCidrBlock !== "0.0.0.0/0" ? [DestinationCidrBlock] : []);
		return {
			peer: {
				vpc: id,
				cidrs: cidrsOf(vpc),
				routeTables,
				dns
			},
			destinations
		};
	}));
};
/** Names across a peering, and the names of services that have an endpoint, are resolved only where both of a VPC's settings are on. */
const resolvesNames = async (cloud, vpc) => {
	const [support, hostnames] = await Promise.all([cloud.ec2.send(new DescribeVpcAttributeCommand({
		VpcId: vpc,
		Attribute: "enableDnsSupport"
	})), cloud.ec2.send(new DescribeVpcAttributeCommand({
		VpcId: vpc,
		Attribute: "enableDnsHostnames"
	}))]);
	return support.EnableDnsSupport?.Value === true && hostnames.EnableDnsHostnames?.Value === true;
};
const isolationOf = async (cloud, vpc, subnets) => {
	const [dns, endpoints, zones] = await Promise.all([
		resolvesNames(cloud, vpc),
		foreignEndpoints(cloud, vpc, subnets),
		endpointZones(cloud)
	]);
	return {
		dns,
		endpoints,
		zones
	};
};
/** The tables that decide where a VPC's subnets lead: those that are associated with one, and the main one where a subnet has none of its own. */
const tablesInUse = async (cloud, vpc, tables) => {
	const { Subnets = [] } = await cloud.ec2.send(new DescribeSubnetsCommand({ Filters: [{
		Name: "vpc-id",
		Values: [vpc]
	}] }));
	const used = Subnets.flatMap((subnet) => tableOf(tables, subnet)?.RouteTableId ?? []);
	return [...new Set(used)].sort();
};
/**
* The network that the user names, or null when the deployment is to have its own.
*
* @throws UserError when it does not exist, does not fit together, or has no room.
*/
const adoptedNetwork = async (cloud, vpcs, { vpcId, subnetId }) => {
	if (!vpcId && !subnetId) return null;
	if (vpcId) existing(cloud, vpcs, "vpc-id", vpcId);
	const candidates = await subnetsOf(cloud, vpcId, subnetId);
	const vpc = vpcId ?? (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(candidates[0]?.VpcId, "a VPC id");
	const outside = candidates.find(({ VpcId }) => VpcId !== vpc);
	if (outside) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`subnet-id: '${outside.SubnetId}' is in ${outside.VpcId}, not in vpc-id '${vpc}'; allowed is a subnet of that VPC.`, { fix: `Leave \`vpc-id\` out, or set it to ${outside.VpcId}.` });
	const tables = await routeTablesOf(cloud, vpc);
	const reach = subnetId ? candidates.map((subnet) => reachOf(tables, subnet))[0] : commonReach(tables, candidates);
	if (reach === void 0) throw withoutSubnet(vpc);
	const roomy = candidates.filter((subnet) => reachOf(tables, subnet) === reach).filter(({ AvailableIpAddressCount = 0 }) => AvailableIpAddressCount > 0);
	if (roomy.length === 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${subnetId ? `subnet-id: '${subnetId}' has` : `vpc-id: '${vpc}' has subnets, but they have`} no free address for the host; allowed is a subnet with one.`, { fix: "Free an address there, or give another subnet." });
	return {
		vpc,
		cidrs: cidrsOf(existing(cloud, vpcs, "vpc-id", vpc)),
		routeTables: await tablesInUse(cloud, vpc, tables),
		isPrivate: reach !== "public",
		isolation: reach === "isolated" ? await isolationOf(cloud, vpc, roomy) : null,
		subnets: roomy.map((subnet) => ({
			id: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(subnet.SubnetId, "a subnet id"),
			zone: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(subnet.AvailabilityZone, "a zone"),
			routeTable: tableOf(tables, subnet)?.RouteTableId ?? null
		})).sort((left, right) => left.zone.localeCompare(right.zone) || left.id.localeCompare(right.id))
	};
};
const withoutSubnet = (vpc) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`vpc-id: '${vpc}' has no subnet that the host can be put in unasked; allowed is a VPC with a subnet that has a route to an internet gateway, or one in which no subnet has a way out.`, { fix: "Give a private subnet that has a NAT gateway in `subnet-id`, or leave both inputs out to get a network made." });
/** How the host reaches the internet from a VPC whose subnets are all the same to the user: with a public address where there is one, and without any way out only where no subnet has one. */
const commonReach = (tables, subnets) => {
	const reaches = new Set(subnets.map((subnet) => reachOf(tables, subnet)));
	if (reaches.has("public")) return "public";
	return reaches.size === 1 && reaches.has("isolated") ? "isolated" : void 0;
};
const subnetsOf = async (cloud, vpcId, subnetId) => {
	if (!subnetId) {
		const { Subnets = [] } = await cloud.ec2.send(new DescribeSubnetsCommand({ Filters: [{
			Name: "vpc-id",
			Values: [vpcId ?? ""]
		}] }));
		return Subnets;
	}
	try {
		return (await cloud.ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }))).Subnets ?? [];
	} catch (error) {
		if (!(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw error;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`subnet-id: '${subnetId}' does not exist in ${cloud.scope.region}; allowed is a subnet of this account and region.`, { fix: "Check the id and the `region`." });
	}
};
const routeTablesOf = async (cloud, vpc) => {
	const { RouteTables = [] } = await cloud.ec2.send(new DescribeRouteTablesCommand({ Filters: [{
		Name: "vpc-id",
		Values: [vpc]
	}] }));
	return RouteTables;
};
/** A subnet without a table of its own uses its VPC's main one. */
const tableOf = (tables, { SubnetId }) => tables.find(({ Associations = [] }) => Associations.some((association) => association.SubnetId === SubnetId)) ?? tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main === true));
/** A default route that leads to anything but an internet gateway leads to something that has, or is, the way out. A route whose target is gone counts as none. */
const reachOf = (tables, subnet) => {
	const route = tableOf(tables, subnet)?.Routes?.find(({ DestinationCidrBlock, State }) => DestinationCidrBlock === "0.0.0.0/0" && State === "active");
	if (route === void 0) return "isolated";
	return route.GatewayId?.startsWith("igw-") ? "public" : "behind-gateway";
};
// src/aws/facts.ts
/** What the stack needs at least; the 4 GiB types report a little less or exactly that. */
const LEAST_MEMORY = 3800;
/**
* Reads what only AWS knows and the plan needs.
*
* @throws UserError for an instance type that does not exist here or is too small, and for a network that cannot take the host.
*/
const gatherFacts = async (cloud, configuration) => {
	const types = await instanceTypes(cloud, configuration.instanceTypes);
	const architecture = commonArchitecture(types);
	const { restoreSnapshotId } = configuration;
	const [zones, image, { adopted, peers, rangesInUse }, adminPasswordVersion, snapshot] = await Promise.all([
		zonesOffering(cloud, (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(configuration.instanceTypes[0], "an instance type")),
		newestImage(cloud, architecture),
		networks(cloud, configuration),
		passwordVersion(cloud, configuration.adminPasswordParameter),
		restoreSnapshotId ? snapshotFacts(cloud, restoreSnapshotId) : null,
		requireZone(cloud, configuration.tls)
	]);
	return {
		architecture,
		memory: Math.min(...types.map(({ MemoryInfo }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(MemoryInfo?.SizeInMiB, "memory"))),
		burstable: types.every(({ BurstablePerformanceSupported }) => BurstablePerformanceSupported === true),
		image,
		zones,
		adopted,
		peers,
		rangesInUse,
		adminPasswordVersion,
		snapshot
	};
};
const instanceTypes = async (cloud, names) => {
	const describe = async (name) => {
		const wrong = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`instance-type: '${name}' ${why} in ${cloud.scope.region}; allowed is any EC2 type of this region with 4 GiB of memory or more.`, { fix: "Choose another type, e.g. `t4g.medium`." });
		try {
			const { InstanceTypes } = await cloud.ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: [name] }));
			const type = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(InstanceTypes?.[0], `the type ${name}`);
			const memory = type.MemoryInfo?.SizeInMiB ?? 0;
			if (memory < LEAST_MEMORY) throw wrong(`has ${memory} MiB of memory, too little for the stack,`);
			return type;
		} catch (error) {
			if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.M)(error) === "InvalidInstanceType" || (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw wrong("is not an instance type");
			throw error;
		}
	};
	return Promise.all(names.map(describe));
};
const commonArchitecture = (types) => {
	const architectures = new Set(types.map(architectureOf));
	const [architecture] = architectures;
	if (architecture === void 0 || architectures.size > 1) {
		const names = types.map((type) => `${type.InstanceType} (${architectureOf(type)})`).join(", ");
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`instance-type: '${names}' mixes architectures; allowed are types of one architecture.`, { fix: "A host cannot move between arm64 and x86_64: list types of one of them." });
	}
	return architecture;
};
const architectureOf = ({ ProcessorInfo }) => ProcessorInfo?.SupportedArchitectures?.includes("arm64") ? "arm64" : "x86_64";
/** Zones of the region itself, without local and wavelength zones, that have the type. */
const zonesOffering = async (cloud, type) => {
	const offered = [];
	const Filters = [{
		Name: "instance-type",
		Values: [type]
	}];
	for await (const page of paginateDescribeInstanceTypeOfferings({ client: cloud.ec2 }, {
		LocationType: "availability-zone",
		Filters
	})) offered.push(...(page.InstanceTypeOfferings ?? []).map(({ Location }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Location, "a zone")));
	const { AvailabilityZones = [] } = await cloud.ec2.send(new DescribeAvailabilityZonesCommand({ Filters: [{
		Name: "zone-type",
		Values: ["availability-zone"]
	}] }));
	const zones = AvailabilityZones.filter(({ State, ZoneName }) => State === "available" && offered.includes(ZoneName ?? ""));
	if (zones.length === 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`instance-type: '${type}' is offered in no zone of ${cloud.scope.region}.`, { fix: "Choose another type or region." });
	return zones.map(({ ZoneName }) => (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(ZoneName, "a zone")).sort();
};
/**
* The version of the caller's own parameter with Grafana's password, so that a new password makes a new release. Its value is for the host alone.
*
* @throws UserError when it does not exist or is not encrypted.
*/
const passwordVersion = async (cloud, name) => {
	if (name === null) return null;
	const { Parameters = [] } = await cloud.ssm.send(new DescribeParametersCommand({ ParameterFilters: [{
		Key: "Name",
		Option: "Equals",
		Values: [name]
	}] }));
	const [parameter] = Parameters;
	if (parameter?.Type !== "SecureString") {
		const what = parameter ? `is a ${parameter.Type}` : `does not exist in ${cloud.scope.region}`;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`admin-password-parameter: '${name}' ${what}; allowed is a parameter of the type SecureString.`, { fix: `Store the password with \`aws ssm put-parameter --type SecureString --name ${name} --value …\`, or leave the input out to get one generated.` });
	}
	return (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(parameter.Version, "a parameter's version");
};
/**
* Makes sure that the hosted zone can take the domain's record, before anything is made.
*
* @throws UserError when there is no such zone, it is for another domain, or nobody outside can see it.
*/
const requireZone = async (cloud, tls) => {
	if (!tls?.hostedZone) return;
	const { domain, hostedZone } = tls;
	const wrong = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`hosted-zone-id: '${hostedZone}' ${why}; allowed is a public hosted zone of this account that ${domain} lies in.`, { fix: "Give the id of that zone, or leave the input out and set the record yourself." });
	try {
		const { HostedZone } = await cloud.route53.send(new GetHostedZoneCommand({ Id: hostedZone }));
		const zone = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(HostedZone?.Name, "a zone's name").replace(/\.$/, "");
		if (HostedZone?.Config?.PrivateZone) throw wrong("is private, so that no authority can follow its records");
		if (domain !== zone && !domain.endsWith(`.${zone}`)) throw wrong(`is the zone of ${zone}`);
	} catch (error) {
		if ((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.j)(error)) throw wrong("does not exist");
		throw error;
	}
};
/** The newest Amazon Linux 2023, as AWS itself publishes its id. */
const newestImage = async (cloud, architecture) => {
	const Name = `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
	const { Parameter } = await cloud.ssm.send(new GetParameterCommand({ Name }));
	const id = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Parameter?.Value, "an image id");
	const { Images } = await cloud.ec2.send(new DescribeImagesCommand({ ImageIds: [id] }));
	return {
		id,
		rootDevice: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(Images?.[0]?.RootDeviceName, `the root device of ${id}`)
	};
};
// node_modules/events-universal/default.js
var require_default = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	module.exports = (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.n)("events");
}));
// node_modules/fast-fifo/fixed-size.js
var require_fixed_size = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	module.exports = class FixedFIFO {
		constructor(hwm) {
			if (!(hwm > 0) || (hwm - 1 & hwm) !== 0) throw new Error("Max size for a FixedFIFO should be a power of two");
			this.buffer = new Array(hwm);
			this.mask = hwm - 1;
			this.top = 0;
			this.btm = 0;
			this.next = null;
		}
		clear() {
			this.top = this.btm = 0;
			this.next = null;
			this.buffer.fill(void 0);
		}
		push(data) {
			if (this.buffer[this.top] !== void 0) return false;
			this.buffer[this.top] = data;
			this.top = this.top + 1 & this.mask;
			return true;
		}
		shift() {
			const last = this.buffer[this.btm];
			if (last === void 0) return void 0;
			this.buffer[this.btm] = void 0;
			this.btm = this.btm + 1 & this.mask;
			return last;
		}
		peek() {
			return this.buffer[this.btm];
		}
		isEmpty() {
			return this.buffer[this.btm] === void 0;
		}
	};
}));
// node_modules/fast-fifo/index.js
var require_fast_fifo = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const FixedFIFO = require_fixed_size();
	module.exports = class FastFIFO {
		constructor(hwm) {
			this.hwm = hwm || 16;
			this.head = new FixedFIFO(this.hwm);
			this.tail = this.head;
			this.length = 0;
		}
		clear() {
			this.head = this.tail;
			this.head.clear();
			this.length = 0;
		}
		push(val) {
			this.length++;
			if (!this.head.push(val)) {
				const prev = this.head;
				this.head = prev.next = new FixedFIFO(2 * this.head.buffer.length);
				this.head.push(val);
			}
		}
		shift() {
			if (this.length !== 0) this.length--;
			const val = this.tail.shift();
			if (val === void 0 && this.tail.next) {
				const next = this.tail.next;
				this.tail.next = null;
				this.tail = next;
				return this.tail.shift();
			}
			return val;
		}
		peek() {
			const val = this.tail.peek();
			if (val === void 0 && this.tail.next) return this.tail.next.peek();
			return val;
		}
		isEmpty() {
			return this.length === 0;
		}
	};
}));
// node_modules/b4a/index.js
var require_b4a = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	function isBuffer(value) {
		return Buffer.isBuffer(value) || value instanceof Uint8Array;
	}
	function isEncoding(encoding) {
		return Buffer.isEncoding(encoding);
	}
	function alloc(size, fill, encoding) {
		return Buffer.alloc(size, fill, encoding);
	}
	function allocUnsafe(size) {
		return Buffer.allocUnsafe(size);
	}
	function allocUnsafeSlow(size) {
		return Buffer.allocUnsafeSlow(size);
	}
	function byteLength(string, encoding) {
		return Buffer.byteLength(string, encoding);
	}
	function compare(a, b) {
		return Buffer.compare(a, b);
	}
	function concat(buffers, totalLength) {
		return Buffer.concat(buffers, totalLength);
	}
	function copy(source, target, targetStart, start, end) {
		return toBuffer(source).copy(target, targetStart, start, end);
	}
	function equals(a, b) {
		return toBuffer(a).equals(b);
	}
	function fill(buffer, value, offset, end, encoding) {
		return toBuffer(buffer).fill(value, offset, end, encoding);
	}
	function from(value, encodingOrOffset, length) {
		return Buffer.from(value, encodingOrOffset, length);
	}
	function includes(buffer, value, byteOffset, encoding) {
		return toBuffer(buffer).includes(value, byteOffset, encoding);
	}
	function indexOf(buffer, value, byfeOffset, encoding) {
		return toBuffer(buffer).indexOf(value, byfeOffset, encoding);
	}
	function lastIndexOf(buffer, value, byteOffset, encoding) {
		return toBuffer(buffer).lastIndexOf(value, byteOffset, encoding);
	}
	function swap16(buffer) {
		return toBuffer(buffer).swap16();
	}
	function swap32(buffer) {
		return toBuffer(buffer).swap32();
	}
	function swap64(buffer) {
		return toBuffer(buffer).swap64();
	}
	function toBuffer(buffer) {
		if (Buffer.isBuffer(buffer)) return buffer;
		return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
	}
	function toString(buffer, encoding, start, end) {
		return toBuffer(buffer).toString(encoding, start, end);
	}
	function toHex(buffer, start, end) {
		return toBuffer(buffer).toString("hex", start, end);
	}
	function write(buffer, string, offset, length, encoding) {
		return toBuffer(buffer).write(string, offset, length, encoding);
	}
	function readDoubleBE(buffer, offset) {
		return toBuffer(buffer).readDoubleBE(offset);
	}
	function readDoubleLE(buffer, offset) {
		return toBuffer(buffer).readDoubleLE(offset);
	}
	function readFloatBE(buffer, offset) {
		return toBuffer(buffer).readFloatBE(offset);
	}
	function readFloatLE(buffer, offset) {
		return toBuffer(buffer).readFloatLE(offset);
	}
	function readInt32BE(buffer, offset) {
		return toBuffer(buffer).readInt32BE(offset);
	}
	function readInt32LE(buffer, offset) {
		return toBuffer(buffer).readInt32LE(offset);
	}
	function readUInt32BE(buffer, offset) {
		return toBuffer(buffer).readUInt32BE(offset);
	}
	function readUInt32LE(buffer, offset) {
		return toBuffer(buffer).readUInt32LE(offset);
	}
	function writeDoubleBE(buffer, value, offset) {
		return toBuffer(buffer).writeDoubleBE(value, offset);
	}
	function writeDoubleLE(buffer, value, offset) {
		return toBuffer(buffer).writeDoubleLE(value, offset);
	}
	function writeFloatBE(buffer, value, offset) {
		return toBuffer(buffer).writeFloatBE(value, offset);
	}
	function writeFloatLE(buffer, value, offset) {
		return toBuffer(buffer).writeFloatLE(value, offset);
	}
	function writeInt32BE(buffer, value, offset) {
		return toBuffer(buffer).writeInt32BE(value, offset);
	}
	function writeInt32LE(buffer, value, offset) {
		return toBuffer(buffer).writeInt32LE(value, offset);
	}
	function writeUInt32BE(buffer, value, offset) {
		return toBuffer(buffer).writeUInt32BE(value, offset);
	}
	function writeUInt32LE(buffer, value, offset) {
		return toBuffer(buffer).writeUInt32LE(value, offset);
	}
	module.exports = {
		isBuffer,
		isEncoding,
		alloc,
		allocUnsafe,
		allocUnsafeSlow,
		byteLength,
		compare,
		concat,
		copy,
		equals,
		fill,
		from,
		includes,
		indexOf,
		lastIndexOf,
		swap16,
		swap32,
		swap64,
		toBuffer,
		toString,
		toHex,
		write,
		readDoubleBE,
		readDoubleLE,
		readFloatBE,
		readFloatLE,
		readInt32BE,
		readInt32LE,
		readUInt32BE,
		readUInt32LE,
		writeDoubleBE,
		writeDoubleLE,
		writeFloatBE,
		writeFloatLE,
		writeInt32BE,
		writeInt32LE,
		writeUInt32BE,
		writeUInt32LE
	};
}));
// node_modules/text-decoder/lib/pass-through-decoder.js
var require_pass_through_decoder = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const b4a = require_b4a();
	module.exports = class PassThroughDecoder {
		constructor(encoding) {
			this.encoding = encoding;
		}
		get remaining() {
			return 0;
		}
		decode(data) {
			return b4a.toString(data, this.encoding);
		}
		flush() {
			return "";
		}
	};
}));
// node_modules/text-decoder/lib/utf8-decoder.js
var require_utf8_decoder = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const b4a = require_b4a();
	/**
	* https://encoding.spec.whatwg.org/#utf-8-decoder
	*/
	module.exports = class UTF8Decoder {
		constructor() {
			this._reset();
		}
		get remaining() {
			return this.bytesSeen;
		}
		decode(data) {
			if (data.byteLength === 0) return "";
			if (this.bytesNeeded === 0 && trailingIncomplete(data, 0) === 0) {
				this.bytesSeen = trailingBytesSeen(data);
				return b4a.toString(data, "utf8");
			}
			let result = "";
			let start = 0;
			if (this.bytesNeeded > 0) {
				while (start < data.byteLength) {
					const byte = data[start];
					if (byte < this.lowerBoundary || byte > this.upperBoundary) {
						result += "�";
						this._reset();
						break;
					}
					this.lowerBoundary = 128;
					this.upperBoundary = 191;
					this.codePoint = this.codePoint << 6 | byte & 63;
					this.bytesSeen++;
					start++;
					if (this.bytesSeen === this.bytesNeeded) {
						result += String.fromCodePoint(this.codePoint);
						this._reset();
						break;
					}
				}
				if (this.bytesNeeded > 0) return result;
			}
			const trailing = trailingIncomplete(data, start);
			const end = data.byteLength - trailing;
			if (end > start) result += b4a.toString(data, "utf8", start, end);
			for (let i = end; i < data.byteLength; i++) {
				const byte = data[i];
				if (this.bytesNeeded === 0) {
					if (byte <= 127) {
						this.bytesSeen = 0;
						result += String.fromCharCode(byte);
					} else if (byte >= 194 && byte <= 223) {
						this.bytesNeeded = 2;
						this.bytesSeen = 1;
						this.codePoint = byte & 31;
					} else if (byte >= 224 && byte <= 239) {
						if (byte === 224) this.lowerBoundary = 160;
						else if (byte === 237) this.upperBoundary = 159;
						this.bytesNeeded = 3;
						this.bytesSeen = 1;
						this.codePoint = byte & 15;
					} else if (byte >= 240 && byte <= 244) {
						if (byte === 240) this.lowerBoundary = 144;
						else if (byte === 244) this.upperBoundary = 143;
						this.bytesNeeded = 4;
						this.bytesSeen = 1;
						this.codePoint = byte & 7;
					} else {
						this.bytesSeen = 1;
						result += "�";
					}
					continue;
				}
				if (byte < this.lowerBoundary || byte > this.upperBoundary) {
					result += "�";
					i--;
					this._reset();
					continue;
				}
				this.lowerBoundary = 128;
				this.upperBoundary = 191;
				this.codePoint = this.codePoint << 6 | byte & 63;
				this.bytesSeen++;
				if (this.bytesSeen === this.bytesNeeded) {
					result += String.fromCodePoint(this.codePoint);
					this._reset();
				}
			}
			return result;
		}
		flush() {
			const result = this.bytesNeeded > 0 ? "�" : "";
			this._reset();
			return result;
		}
		_reset() {
			this.codePoint = 0;
			this.bytesNeeded = 0;
			this.bytesSeen = 0;
			this.lowerBoundary = 128;
			this.upperBoundary = 191;
		}
	};
	function trailingIncomplete(data, start) {
		const len = data.byteLength;
		if (len <= start) return 0;
		const limit = Math.max(start, len - 4);
		let i = len - 1;
		while (i > limit && (data[i] & 192) === 128) i--;
		if (i < start) return 0;
		const byte = data[i];
		let needed;
		if (byte <= 127) return 0;
		if (byte >= 194 && byte <= 223) needed = 2;
		else if (byte >= 224 && byte <= 239) needed = 3;
		else if (byte >= 240 && byte <= 244) needed = 4;
		else return 0;
		const available = len - i;
		return available < needed ? available : 0;
	}
	function trailingBytesSeen(data) {
		const len = data.byteLength;
		if (len === 0) return 0;
		const last = data[len - 1];
		if (last <= 127) return 0;
		if ((last & 192) !== 128) return 1;
		const limit = Math.max(0, len - 4);
		let i = len - 2;
		while (i >= limit && (data[i] & 192) === 128) i--;
		if (i < 0) return 1;
		const first = data[i];
		let needed;
		if (first >= 194 && first <= 223) needed = 2;
		else if (first >= 224 && first <= 239) needed = 3;
		else if (first >= 240 && first <= 244) needed = 4;
		else return 1;
		if (len - i !== needed) return 1;
		if (needed >= 3) {
			const second = data[i + 1];
			if (first === 224 && second < 160) return 1;
			if (first === 237 && second > 159) return 1;
			if (first === 240 && second < 144) return 1;
			if (first === 244 && second > 143) return 1;
		}
		return 0;
	}
}));
// node_modules/text-decoder/index.js
var require_text_decoder = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const PassThroughDecoder = require_pass_through_decoder();
	const UTF8Decoder = require_utf8_decoder();
	module.exports = class TextDecoder {
		constructor(encoding = "utf8") {
			this.encoding = normalizeEncoding(encoding);
			switch (this.encoding) {
				case "utf8":
					this.decoder = new UTF8Decoder();
					break;
				case "utf16le":
				case "base64": throw new Error("Unsupported encoding: " + this.encoding);
				default: this.decoder = new PassThroughDecoder(this.encoding);
			}
		}
		get remaining() {
			return this.decoder.remaining;
		}
		push(data) {
			if (typeof data === "string") return data;
			return this.decoder.decode(data);
		}
		write(data) {
			return this.push(data);
		}
		end(data) {
			let result = "";
			if (data) result = this.push(data);
			result += this.decoder.flush();
			return result;
		}
	};
	function normalizeEncoding(encoding) {
		encoding = encoding.toLowerCase();
		switch (encoding) {
			case "utf8":
			case "utf-8": return "utf8";
			case "ucs2":
			case "ucs-2":
			case "utf16le":
			case "utf-16le": return "utf16le";
			case "latin1":
			case "binary": return "latin1";
			case "base64":
			case "ascii":
			case "hex": return encoding;
			default: throw new Error("Unknown encoding: " + encoding);
		}
	}
}));
// node_modules/streamx/lib/errors.js
var require_errors$1 = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	module.exports = class StreamError extends Error {
		constructor(msg, code, fn = StreamError) {
			super(msg);
			this.code = code;
			if (Error.captureStackTrace) Error.captureStackTrace(this, fn);
		}
		static isStreamDestroyed(err) {
			return err && err.code === "STREAM_DESTROYED";
		}
		static isPrematureClose(err) {
			return err && err.code === "PREMATURE_CLOSE";
		}
		static isAborted(err) {
			return err && err.code === "ABORTED";
		}
		static isBadArgument(err) {
			return err && err.code === "BAD_ARGUMENT";
		}
		get name() {
			return "StreamError";
		}
		static STREAM_DESTROYED() {
			return new StreamError("Stream was destroyed", "STREAM_DESTROYED", StreamError.STREAM_DESTROYED);
		}
		static PREMATURE_CLOSE(msg = "Premature close") {
			return new StreamError(msg, "PREMATURE_CLOSE", StreamError.PREMATURE_CLOSE);
		}
		static ABORTED() {
			return new StreamError("Stream aborted", "ABORTED", StreamError.ABORTED);
		}
		static BAD_ARGUMENT(msg = "Bad argument") {
			return new StreamError(msg, "BAD_ARGUMENT", StreamError.BAD_ARGUMENT);
		}
	};
}));
// node_modules/streamx/index.js
var require_streamx = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const { EventEmitter } = require_default();
	const FIFO = require_fast_fifo();
	const TextDecoder = require_text_decoder();
	const StreamError = require_errors$1();
	const qmt = typeof queueMicrotask === "undefined" ? (fn) => global.process.nextTick(fn) : queueMicrotask;
	const OPENING = 1;
	const PREDESTROYING = 2;
	const DESTROYING = 4;
	const DESTROYED = 8;
	const NOT_OPENING = 536870910;
	const NOT_PREDESTROYING = 536870909;
	const READ_UPDATING = 32;
	const READ_PRIMARY = 64;
	const READ_QUEUED = 128;
	const READ_RESUMED = 256;
	const READ_PIPE_DRAINED = 512;
	const READ_ENDING = 1024;
	const READ_EMIT_DATA = 2048;
	const READ_EMIT_READABLE = 4096;
	const READ_EMITTED_READABLE = 8192;
	const READ_DONE = 16384;
	const READ_NEXT_TICK = 32768;
	const READ_READ_AHEAD = 131072;
	const READ_FLOWING = 768;
	const READ_ACTIVE_AND_NEEDS_PUSH = 65552;
	const READ_PRIMARY_AND_ACTIVE = 80;
	const READ_EMIT_READABLE_AND_QUEUED = 4224;
	const READ_RESUMED_READ_AHEAD = 131328;
	const READ_NOT_ACTIVE = 536870895;
	const READ_NON_PRIMARY_AND_PUSHED = 536805311;
	const READ_PUSHED = 536805375;
	const READ_PAUSED = 536870655;
	const READ_NOT_QUEUED = 536862591;
	const READ_NOT_ENDING = 536869887;
	const READ_PIPE_NOT_DRAINED = 536870143;
	const READ_NOT_NEXT_TICK = 536838143;
	const READ_NOT_UPDATING = 536870879;
	const READ_NO_READ_AHEAD = 536739839;
	const READ_PAUSED_NO_READ_AHEAD = 536739583;
	const WRITE_ACTIVE = 1 << 18;
	const WRITE_UPDATING = 2 << 18;
	const WRITE_PRIMARY = 4 << 18;
	const WRITE_QUEUED = 8 << 18;
	const WRITE_UNDRAINED = 16 << 18;
	const WRITE_DONE = 32 << 18;
	const WRITE_EMIT_DRAIN = 64 << 18;
	const WRITE_NEXT_TICK = 128 << 18;
	const WRITE_WRITING = 256 << 18;
	const WRITE_FINISHING = 512 << 18;
	const WRITE_CORKED = 1024 << 18;
	const WRITE_NOT_ACTIVE = 469499903;
	const WRITE_NON_PRIMARY = 535822335;
	const WRITE_NOT_FINISHING = 402391039;
	const WRITE_DRAINED = 532676607;
	const WRITE_NOT_QUEUED = 534773759;
	const WRITE_NOT_NEXT_TICK = 503316479;
	const WRITE_NOT_UPDATING = 536346623;
	const WRITE_NOT_CORKED = 268435455;
	const ACTIVE = 262160;
	const NOT_ACTIVE = 536608751;
	const DONE = 8404992;
	const DESTROY_STATUS = 14;
	const OPEN_STATUS = 15;
	const AUTO_DESTROY = 8405006;
	const NON_PRIMARY = 535822271;
	const ACTIVE_OR_TICKING = 33587200;
	const IS_OPENING = 33587215;
	const READ_PRIMARY_STATUS = 17423;
	const READ_STATUS = 16527;
	const READ_ENDING_STATUS = 1167;
	const READ_READABLE_STATUS = 12431;
	const SHOULD_NOT_READ = 214047;
	const READ_BACKPRESSURE_STATUS = 17422;
	const READ_UPDATE_SYNC_STATUS = 32879;
	const READ_NEXT_TICK_OR_OPENING = 32769;
	const WRITE_PRIMARY_STATUS = 142606351;
	const WRITE_QUEUED_AND_UNDRAINED = 6291456;
	const WRITE_QUEUED_AND_ACTIVE = 2359296;
	const WRITE_DRAIN_STATUS = 6553615;
	const WRITE_STATUS = 270794767;
	const WRITE_PRIMARY_AND_ACTIVE = 1310720;
	const WRITE_ACTIVE_AND_WRITING = 67371008;
	const WRITE_FINISHING_STATUS = 144965647;
	const WRITE_BACKPRESSURE_STATUS = 146800654;
	const WRITE_UPDATE_SYNC_STATUS = 35127311;
	const WRITE_DROP_DATA = 142606350;
	const asyncIterator = Symbol.asyncIterator || Symbol("asyncIterator");
	var WritableState = class {
		constructor(stream, { highWaterMark = 16384, map = null, mapWritable, byteLength, byteLengthWritable } = {}) {
			this.stream = stream;
			this.queue = new FIFO();
			this.highWaterMark = highWaterMark;
			this.buffered = 0;
			this.error = null;
			this.pipeline = null;
			this.drains = null;
			this.byteLength = byteLengthWritable || byteLength || defaultByteLength;
			this.map = mapWritable || map;
			this.afterWrite = afterWrite.bind(this);
			this.afterUpdateNextTick = updateWriteNT.bind(this);
		}
		get ending() {
			return (this.stream._duplexState & WRITE_FINISHING) !== 0;
		}
		get ended() {
			return (this.stream._duplexState & WRITE_DONE) !== 0;
		}
		push(data) {
			if ((this.stream._duplexState & WRITE_DROP_DATA) !== 0) return false;
			if (this.map !== null) data = this.map(data);
			this.buffered += this.byteLength(data);
			this.queue.push(data);
			if (this.buffered < this.highWaterMark) {
				this.stream._duplexState |= WRITE_QUEUED;
				return true;
			}
			this.stream._duplexState |= WRITE_QUEUED_AND_UNDRAINED;
			return false;
		}
		shift() {
			const data = this.queue.shift();
			this.buffered -= this.byteLength(data);
			if (this.buffered === 0) this.stream._duplexState &= WRITE_NOT_QUEUED;
			return data;
		}
		end(data) {
			if (typeof data === "function") this.stream.once("finish", data);
			else if (data !== void 0 && data !== null) this.push(data);
			this.stream._duplexState = (this.stream._duplexState | WRITE_FINISHING) & WRITE_NON_PRIMARY;
		}
		autoBatch(data, cb) {
			const buffer = [];
			const stream = this.stream;
			buffer.push(data);
			while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED_AND_ACTIVE) buffer.push(stream._writableState.shift());
			if ((stream._duplexState & OPEN_STATUS) !== 0) return cb(null);
			stream._writev(buffer, cb);
		}
		update() {
			const stream = this.stream;
			stream._duplexState |= WRITE_UPDATING;
			do {
				while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED) {
					const data = this.shift();
					stream._duplexState |= WRITE_ACTIVE_AND_WRITING;
					stream._write(data, this.afterWrite);
				}
				if ((stream._duplexState & WRITE_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary();
			} while (this.continueUpdate() === true);
			stream._duplexState &= WRITE_NOT_UPDATING;
		}
		updateNonPrimary() {
			const stream = this.stream;
			if ((stream._duplexState & WRITE_FINISHING_STATUS) === WRITE_FINISHING) {
				stream._duplexState = stream._duplexState | WRITE_ACTIVE;
				stream._final(afterFinal.bind(this));
				return;
			}
			if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
				if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
					stream._duplexState |= ACTIVE;
					stream._destroy(afterDestroy.bind(this));
				}
				return;
			}
			if ((stream._duplexState & IS_OPENING) === OPENING) {
				stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING;
				stream._open(afterOpen.bind(this));
			}
		}
		continueUpdate() {
			if ((this.stream._duplexState & WRITE_NEXT_TICK) === 0) return false;
			this.stream._duplexState &= WRITE_NOT_NEXT_TICK;
			return true;
		}
		updateCallback() {
			if ((this.stream._duplexState & WRITE_UPDATE_SYNC_STATUS) === WRITE_PRIMARY) this.update();
			else this.updateNextTick();
		}
		updateNextTick() {
			if ((this.stream._duplexState & WRITE_NEXT_TICK) !== 0) return;
			this.stream._duplexState |= WRITE_NEXT_TICK;
			if ((this.stream._duplexState & WRITE_UPDATING) === 0) qmt(this.afterUpdateNextTick);
		}
	};
	var ReadableState = class {
		constructor(stream, { highWaterMark = 16384, map = null, mapReadable, byteLength, byteLengthReadable } = {}) {
			this.stream = stream;
			this.queue = new FIFO();
			this.highWaterMark = highWaterMark === 0 ? 1 : highWaterMark;
			this.buffered = 0;
			this.readAhead = highWaterMark > 0;
			this.error = null;
			this.pipeline = null;
			this.byteLength = byteLengthReadable || byteLength || defaultByteLength;
			this.map = mapReadable || map;
			this.pipeTo = null;
			this.afterRead = afterRead.bind(this);
			this.afterUpdateNextTick = updateReadNT.bind(this);
		}
		get ending() {
			return (this.stream._duplexState & READ_ENDING) !== 0;
		}
		get ended() {
			return (this.stream._duplexState & READ_DONE) !== 0;
		}
		pipe(pipeTo, cb) {
			if (this.pipeTo !== null) throw StreamError.BAD_ARGUMENT("Can only pipe to one destination");
			if (typeof cb !== "function") cb = null;
			this.stream._duplexState |= READ_PIPE_DRAINED;
			this.pipeTo = pipeTo;
			this.pipeline = new Pipeline(this.stream, pipeTo, cb);
			if (cb) this.stream.on("error", noop);
			if (isStreamx(pipeTo)) {
				pipeTo._writableState.pipeline = this.pipeline;
				if (cb) pipeTo.on("error", noop);
				pipeTo.on("finish", this.pipeline.finished.bind(this.pipeline));
			} else {
				const onerror = this.pipeline.done.bind(this.pipeline, pipeTo);
				const onclose = this.pipeline.done.bind(this.pipeline, pipeTo, null);
				pipeTo.on("error", onerror);
				pipeTo.on("close", onclose);
				pipeTo.on("finish", this.pipeline.finished.bind(this.pipeline));
			}
			pipeTo.on("drain", afterDrain.bind(this));
			this.stream.emit("piping", pipeTo);
			pipeTo.emit("pipe", this.stream);
		}
		push(data) {
			const stream = this.stream;
			if (data === null) {
				this.highWaterMark = 0;
				stream._duplexState = (stream._duplexState | READ_ENDING) & READ_NON_PRIMARY_AND_PUSHED;
				return false;
			}
			if (this.map !== null) {
				data = this.map(data);
				if (data === null) {
					stream._duplexState &= READ_PUSHED;
					return this.buffered < this.highWaterMark;
				}
			}
			this.buffered += this.byteLength(data);
			this.queue.push(data);
			stream._duplexState = (stream._duplexState | READ_QUEUED) & READ_PUSHED;
			return this.buffered < this.highWaterMark;
		}
		shift() {
			const data = this.queue.shift();
			this.buffered -= this.byteLength(data);
			if (this.buffered === 0) this.stream._duplexState &= READ_NOT_QUEUED;
			return data;
		}
		unshift(data) {
			const pending = [this.map !== null ? this.map(data) : data];
			while (this.buffered > 0) pending.push(this.shift());
			for (let i = 0; i < pending.length - 1; i++) {
				const data = pending[i];
				this.buffered += this.byteLength(data);
				this.queue.push(data);
			}
			this.push(pending[pending.length - 1]);
		}
		read() {
			const stream = this.stream;
			if ((stream._duplexState & READ_STATUS) === READ_QUEUED) {
				const data = this.shift();
				if (this.pipeTo !== null && this.pipeTo.write(data) === false) stream._duplexState &= READ_PIPE_NOT_DRAINED;
				if ((stream._duplexState & READ_EMIT_DATA) !== 0) stream.emit("data", data);
				return data;
			}
			if (this.readAhead === false) {
				stream._duplexState |= READ_READ_AHEAD;
				this.updateNextTick();
			}
			return null;
		}
		drain() {
			const stream = this.stream;
			while ((stream._duplexState & READ_STATUS) === READ_QUEUED && (stream._duplexState & READ_FLOWING) !== 0) {
				const data = this.shift();
				if (this.pipeTo !== null && this.pipeTo.write(data) === false) stream._duplexState &= READ_PIPE_NOT_DRAINED;
				if ((stream._duplexState & READ_EMIT_DATA) !== 0) stream.emit("data", data);
			}
		}
		update() {
			const stream = this.stream;
			stream._duplexState |= READ_UPDATING;
			do {
				this.drain();
				while (this.buffered < this.highWaterMark && (stream._duplexState & SHOULD_NOT_READ) === READ_READ_AHEAD) {
					stream._duplexState |= READ_ACTIVE_AND_NEEDS_PUSH;
					stream._read(this.afterRead);
					this.drain();
				}
				if ((stream._duplexState & READ_READABLE_STATUS) === READ_EMIT_READABLE_AND_QUEUED) {
					stream._duplexState |= READ_EMITTED_READABLE;
					stream.emit("readable");
				}
				if ((stream._duplexState & READ_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary();
			} while (this.continueUpdate() === true);
			stream._duplexState &= READ_NOT_UPDATING;
		}
		updateNonPrimary() {
			const stream = this.stream;
			if ((stream._duplexState & READ_ENDING_STATUS) === READ_ENDING) {
				stream._duplexState = (stream._duplexState | READ_DONE) & READ_NOT_ENDING;
				stream.emit("end");
				if ((stream._duplexState & AUTO_DESTROY) === DONE) stream._duplexState |= DESTROYING;
				if (this.pipeTo !== null) this.pipeTo.end();
			}
			if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
				if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
					stream._duplexState |= ACTIVE;
					stream._destroy(afterDestroy.bind(this));
				}
				return;
			}
			if ((stream._duplexState & IS_OPENING) === OPENING) {
				stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING;
				stream._open(afterOpen.bind(this));
			}
		}
		continueUpdate() {
			if ((this.stream._duplexState & READ_NEXT_TICK) === 0) return false;
			this.stream._duplexState &= READ_NOT_NEXT_TICK;
			return true;
		}
		updateCallback() {
			if ((this.stream._duplexState & READ_UPDATE_SYNC_STATUS) === READ_PRIMARY) this.update();
			else this.updateNextTick();
		}
		updateNextTickIfOpen() {
			if ((this.stream._duplexState & READ_NEXT_TICK_OR_OPENING) !== 0) return;
			this.stream._duplexState |= READ_NEXT_TICK;
			if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick);
		}
		updateNextTick() {
			if ((this.stream._duplexState & READ_NEXT_TICK) !== 0) return;
			this.stream._duplexState |= READ_NEXT_TICK;
			if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick);
		}
	};
	var TransformState = class {
		constructor(stream) {
			this.data = null;
			this.afterTransform = afterTransform.bind(stream);
			this.afterFinal = null;
		}
	};
	var Pipeline = class {
		constructor(src, dst, cb) {
			this.from = src;
			this.to = dst;
			this.afterPipe = cb;
			this.error = null;
			this.pipeToFinished = false;
		}
		finished() {
			this.pipeToFinished = true;
		}
		done(stream, err) {
			if (err) this.error = err;
			if (stream === this.to) {
				this.to = null;
				if (this.from !== null) {
					if ((this.from._duplexState & READ_DONE) === 0 || !this.pipeToFinished) this.from.destroy(this.error || StreamError.PREMATURE_CLOSE("Writable stream closed"));
					return;
				}
			}
			if (stream === this.from) {
				this.from = null;
				if (this.to !== null) {
					if ((stream._duplexState & READ_DONE) === 0) this.to.destroy(this.error || StreamError.PREMATURE_CLOSE("Readable stream closed"));
					return;
				}
			}
			if (this.afterPipe !== null) this.afterPipe(this.error);
			this.to = this.from = this.afterPipe = null;
		}
	};
	function afterDrain() {
		this.stream._duplexState |= READ_PIPE_DRAINED;
		this.updateCallback();
	}
	function afterFinal(err) {
		const stream = this.stream;
		if (err) stream.destroy(err);
		if ((stream._duplexState & DESTROY_STATUS) === 0) {
			stream._duplexState |= WRITE_DONE;
			stream.emit("finish");
		}
		if ((stream._duplexState & AUTO_DESTROY) === DONE) stream._duplexState |= DESTROYING;
		stream._duplexState &= WRITE_NOT_FINISHING;
		if ((stream._duplexState & WRITE_UPDATING) === 0) this.update();
		else this.updateNextTick();
	}
	function afterDestroy(err) {
		const stream = this.stream;
		if (!err && !StreamError.isStreamDestroyed(this.error)) err = this.error;
		if (err) stream.emit("error", err);
		stream._duplexState |= DESTROYED;
		stream.emit("close");
		const rs = stream._readableState;
		const ws = stream._writableState;
		if (rs !== null && rs.pipeline !== null) rs.pipeline.done(stream, err);
		if (ws !== null) {
			while (ws.drains !== null && ws.drains.length > 0) ws.drains.shift().resolve(false);
			if (ws.pipeline !== null) ws.pipeline.done(stream, err);
		}
	}
	function afterWrite(err) {
		const stream = this.stream;
		if (err) stream.destroy(err);
		stream._duplexState &= WRITE_NOT_ACTIVE;
		if (this.drains !== null) tickDrains(this.drains);
		if ((stream._duplexState & WRITE_DRAIN_STATUS) === WRITE_UNDRAINED) {
			stream._duplexState &= WRITE_DRAINED;
			if ((stream._duplexState & WRITE_EMIT_DRAIN) === WRITE_EMIT_DRAIN) stream.emit("drain");
		}
		this.updateCallback();
	}
	function afterRead(err) {
		if (err) this.stream.destroy(err);
		this.stream._duplexState &= READ_NOT_ACTIVE;
		if (this.readAhead === false && (this.stream._duplexState & READ_RESUMED) === 0) this.stream._duplexState &= READ_NO_READ_AHEAD;
		this.updateCallback();
	}
	function updateReadNT() {
		if ((this.stream._duplexState & READ_UPDATING) === 0) {
			this.stream._duplexState &= READ_NOT_NEXT_TICK;
			this.update();
		}
	}
	function updateWriteNT() {
		if ((this.stream._duplexState & WRITE_UPDATING) === 0) {
			this.stream._duplexState &= WRITE_NOT_NEXT_TICK;
			this.update();
		}
	}
	function tickDrains(drains) {
		for (let i = 0; i < drains.length; i++) if (--drains[i].writes === 0) {
			drains.shift().resolve(true);
			i--;
		}
	}
	function afterOpen(err) {
		const stream = this.stream;
		if (err) stream.destroy(err);
		if ((stream._duplexState & DESTROYING) === 0) {
			if ((stream._duplexState & READ_PRIMARY_STATUS) === 0) stream._duplexState |= READ_PRIMARY;
			if ((stream._duplexState & WRITE_PRIMARY_STATUS) === 0) stream._duplexState |= WRITE_PRIMARY;
			stream.emit("open");
		}
		stream._duplexState &= NOT_ACTIVE;
		if (stream._writableState !== null) stream._writableState.updateCallback();
		if (stream._readableState !== null) stream._readableState.updateCallback();
	}
	function afterTransform(err, data) {
		if (data !== void 0 && data !== null) this.push(data);
		this._writableState.afterWrite(err);
	}
	function newListener(name) {
		if (this._readableState !== null) {
			if (name === "data") {
				this._duplexState |= 133376;
				this._readableState.updateNextTick();
			}
			if (name === "readable") {
				this._duplexState |= READ_EMIT_READABLE;
				this._readableState.updateNextTick();
			}
		}
		if (this._writableState !== null) {
			if (name === "drain") {
				this._duplexState |= WRITE_EMIT_DRAIN;
				this._writableState.updateNextTick();
			}
		}
	}
	var Stream = class extends EventEmitter {
		constructor(opts) {
			super();
			this._duplexState = 0;
			this._readableState = null;
			this._writableState = null;
			if (opts) {
				if (opts.open) this._open = opts.open;
				if (opts.destroy) this._destroy = opts.destroy;
				if (opts.predestroy) this._predestroy = opts.predestroy;
				if (opts.signal) opts.signal.addEventListener("abort", abort.bind(this));
			}
			this.on("newListener", newListener);
		}
		_open(cb) {
			cb(null);
		}
		_destroy(cb) {
			cb(null);
		}
		_predestroy() {}
		get readable() {
			return this._readableState !== null ? true : void 0;
		}
		get writable() {
			return this._writableState !== null ? true : void 0;
		}
		get destroyed() {
			return (this._duplexState & DESTROYED) !== 0;
		}
		get destroying() {
			return (this._duplexState & DESTROY_STATUS) !== 0;
		}
		destroy(err) {
			if ((this._duplexState & DESTROY_STATUS) === 0) {
				if (!err) err = StreamError.STREAM_DESTROYED();
				this._duplexState = (this._duplexState | DESTROYING) & NON_PRIMARY;
				if (this._readableState !== null) {
					this._readableState.highWaterMark = 0;
					this._readableState.error = err;
				}
				if (this._writableState !== null) {
					this._writableState.highWaterMark = 0;
					this._writableState.error = err;
				}
				this._duplexState |= PREDESTROYING;
				this._predestroy();
				this._duplexState &= NOT_PREDESTROYING;
				if (this._readableState !== null) this._readableState.updateNextTick();
				if (this._writableState !== null) this._writableState.updateNextTick();
			}
		}
	};
	var Readable = class Readable extends Stream {
		constructor(opts) {
			super(opts);
			this._duplexState |= 8519681;
			this._readableState = new ReadableState(this, opts);
			if (opts) {
				if (this._readableState.readAhead === false) this._duplexState &= READ_NO_READ_AHEAD;
				if (opts.read) this._read = opts.read;
				if (opts.eagerOpen) this._readableState.updateNextTick();
				if (opts.encoding) this.setEncoding(opts.encoding);
			}
		}
		static deferred(fn, opts) {
			const out = new PassThrough(opts);
			fn().then((src) => {
				if (src === null) return out.end();
				if (out.destroying) return;
				pipeline(src, out, noop);
			}).catch((err) => out.destroy(err));
			return out;
		}
		setEncoding(encoding) {
			const dec = new TextDecoder(encoding);
			const map = this._readableState.map || echo;
			this._readableState.map = mapOrSkip;
			return this;
			function mapOrSkip(data) {
				const next = dec.push(data);
				return next === "" && (data.byteLength !== 0 || dec.remaining > 0) ? null : map(next);
			}
		}
		_read(cb) {
			cb(null);
		}
		pipe(dest, cb) {
			this._readableState.updateNextTick();
			this._readableState.pipe(dest, cb);
			return dest;
		}
		read() {
			this._readableState.updateNextTick();
			return this._readableState.read();
		}
		push(data) {
			this._readableState.updateNextTickIfOpen();
			return this._readableState.push(data);
		}
		unshift(data) {
			this._readableState.updateNextTickIfOpen();
			return this._readableState.unshift(data);
		}
		resume() {
			this._duplexState |= READ_RESUMED_READ_AHEAD;
			this._readableState.updateNextTick();
			return this;
		}
		pause() {
			this._duplexState &= this._readableState.readAhead === false ? READ_PAUSED_NO_READ_AHEAD : READ_PAUSED;
			return this;
		}
		static _fromAsyncIterator(ite, opts) {
			let destroy;
			const rs = new Readable({
				...opts,
				read(cb) {
					ite.next().then(push).then(cb.bind(null, null)).catch(cb);
				},
				predestroy() {
					destroy = ite.return();
				},
				destroy(cb) {
					if (!destroy) return cb(null);
					destroy.then(cb.bind(null, null)).catch(cb);
				}
			});
			return rs;
			function push(data) {
				if (data.done) rs.push(null);
				else rs.push(data.value);
			}
		}
		static from(data, opts) {
			if (isReadStreamx(data)) return data;
			if (data[asyncIterator]) return this._fromAsyncIterator(data[asyncIterator](), opts);
			if (!Array.isArray(data)) data = data === void 0 ? [] : [data];
			let i = 0;
			return new Readable({
				...opts,
				read(cb) {
					this.push(i === data.length ? null : data[i++]);
					cb(null);
				}
			});
		}
		static isBackpressured(rs) {
			return (rs._duplexState & READ_BACKPRESSURE_STATUS) !== 0 || rs._readableState.buffered >= rs._readableState.highWaterMark;
		}
		static isPaused(rs) {
			return (rs._duplexState & READ_RESUMED) === 0;
		}
		[asyncIterator]() {
			const stream = this;
			let error = null;
			let promiseResolve = null;
			let promiseReject = null;
			this.on("error", (err) => {
				error = err;
			});
			this.on("readable", onreadable);
			this.on("close", onclose);
			return {
				[asyncIterator]() {
					return this;
				},
				next() {
					return new Promise(function(resolve, reject) {
						promiseResolve = resolve;
						promiseReject = reject;
						const data = stream.read();
						if (data !== null) ondata(data);
						else if ((stream._duplexState & DESTROYED) !== 0) ondata(null);
					});
				},
				return() {
					return destroy(null);
				},
				throw(err) {
					return destroy(err);
				}
			};
			function onreadable() {
				if (promiseResolve !== null) ondata(stream.read());
			}
			function onclose() {
				if (promiseResolve !== null) ondata(null);
			}
			function ondata(data) {
				if (promiseReject === null) return;
				if (error) promiseReject(error);
				else if (data === null && (stream._duplexState & READ_DONE) === 0) promiseReject(StreamError.STREAM_DESTROYED());
				else promiseResolve({
					value: data,
					done: data === null
				});
				promiseReject = promiseResolve = null;
			}
			function destroy(err) {
				stream.destroy(err);
				return new Promise((resolve, reject) => {
					if (stream._duplexState & DESTROYED) return resolve({
						value: void 0,
						done: true
					});
					stream.once("close", function() {
						if (err) reject(err);
						else resolve({
							value: void 0,
							done: true
						});
					});
				});
			}
		}
	};
	var Writable = class extends Stream {
		constructor(opts) {
			super(opts);
			this._duplexState |= 16385;
			this._writableState = new WritableState(this, opts);
			if (opts) {
				if (opts.writev) this._writev = opts.writev;
				if (opts.write) this._write = opts.write;
				if (opts.final) this._final = opts.final;
				if (opts.eagerOpen) this._writableState.updateNextTick();
			}
		}
		cork() {
			this._duplexState |= WRITE_CORKED;
		}
		uncork() {
			this._duplexState &= WRITE_NOT_CORKED;
			this._writableState.updateNextTick();
		}
		_writev(batch, cb) {
			cb(null);
		}
		_write(data, cb) {
			this._writableState.autoBatch(data, cb);
		}
		_final(cb) {
			cb(null);
		}
		static isBackpressured(ws) {
			return (ws._duplexState & WRITE_BACKPRESSURE_STATUS) !== 0;
		}
		static drained(ws) {
			if (ws.destroyed) return Promise.resolve(false);
			const state = ws._writableState;
			const writes = (isWritev(ws) ? Math.min(1, state.queue.length) : state.queue.length) + (ws._duplexState & WRITE_WRITING ? 1 : 0);
			if (writes === 0) return Promise.resolve(true);
			if (state.drains === null) state.drains = [];
			return new Promise((resolve) => {
				state.drains.push({
					writes,
					resolve
				});
			});
		}
		write(data) {
			this._writableState.updateNextTick();
			return this._writableState.push(data);
		}
		end(data) {
			this._writableState.updateNextTick();
			this._writableState.end(data);
			return this;
		}
	};
	var Duplex = class extends Readable {
		constructor(opts) {
			super(opts);
			this._duplexState = OPENING | this._duplexState & READ_READ_AHEAD;
			this._writableState = new WritableState(this, opts);
			if (opts) {
				if (opts.writev) this._writev = opts.writev;
				if (opts.write) this._write = opts.write;
				if (opts.final) this._final = opts.final;
			}
		}
		cork() {
			this._duplexState |= WRITE_CORKED;
		}
		uncork() {
			this._duplexState &= WRITE_NOT_CORKED;
			this._writableState.updateNextTick();
		}
		_writev(batch, cb) {
			cb(null);
		}
		_write(data, cb) {
			this._writableState.autoBatch(data, cb);
		}
		_final(cb) {
			cb(null);
		}
		write(data) {
			this._writableState.updateNextTick();
			return this._writableState.push(data);
		}
		end(data) {
			this._writableState.updateNextTick();
			this._writableState.end(data);
			return this;
		}
	};
	var Transform = class extends Duplex {
		constructor(opts) {
			super(opts);
			this._transformState = new TransformState(this);
			if (opts) {
				if (opts.transform) this._transform = opts.transform;
				if (opts.flush) this._flush = opts.flush;
			}
		}
		_write(data, cb) {
			if (this._readableState.buffered >= this._readableState.highWaterMark) this._transformState.data = data;
			else this._transform(data, this._transformState.afterTransform);
		}
		_read(cb) {
			if (this._transformState.data !== null) {
				const data = this._transformState.data;
				this._transformState.data = null;
				cb(null);
				this._transform(data, this._transformState.afterTransform);
			} else cb(null);
		}
		destroy(err) {
			super.destroy(err);
			if (this._transformState.data !== null) {
				this._transformState.data = null;
				this._transformState.afterTransform();
			}
		}
		_transform(data, cb) {
			cb(null, data);
		}
		_flush(cb) {
			cb(null);
		}
		_final(cb) {
			this._transformState.afterFinal = cb;
			this._flush(transformAfterFlush.bind(this));
		}
	};
	var PassThrough = class extends Transform {};
	function transformAfterFlush(err, data) {
		const cb = this._transformState.afterFinal;
		if (err) return cb(err);
		if (data !== null && data !== void 0) this.push(data);
		this.push(null);
		cb(null);
	}
	function pipelinePromise(...streams) {
		return new Promise((resolve, reject) => {
			return pipeline(...streams, (err) => {
				if (err) return reject(err);
				resolve();
			});
		});
	}
	function pipeline(stream, ...streams) {
		const all = Array.isArray(stream) ? [...stream, ...streams] : [stream, ...streams];
		const done = all.length && typeof all[all.length - 1] === "function" ? all.pop() : null;
		if (all.length < 2) throw StreamError.BAD_ARGUMENT("Pipeline requires at least 2 streams");
		let src = all[0];
		let dest = null;
		let error = null;
		for (let i = 1; i < all.length; i++) {
			dest = all[i];
			if (isStreamx(src)) src.pipe(dest, onerror);
			else {
				errorHandle(src, true, i > 1, onerror);
				src.pipe(dest);
			}
			src = dest;
		}
		if (done) {
			let fin = false;
			const autoDestroy = isStreamx(dest) || !!(dest._writableState && dest._writableState.autoDestroy);
			dest.on("error", (err) => {
				if (error === null) error = err;
			});
			dest.on("finish", () => {
				fin = true;
				if (!autoDestroy) done(error);
			});
			if (autoDestroy) dest.on("close", () => done(error || (fin ? null : StreamError.PREMATURE_CLOSE())));
		}
		return dest;
		function errorHandle(s, rd, wr, onerror) {
			s.on("error", onerror);
			s.on("close", onclose);
			function onclose() {
				if (rd && s._readableState && !s._readableState.ended) return onerror(StreamError.PREMATURE_CLOSE());
				if (wr && s._writableState && !s._writableState.ended) return onerror(StreamError.PREMATURE_CLOSE());
			}
		}
		function onerror(err) {
			if (!err || error) return;
			error = err;
			for (const s of all) s.destroy(err);
		}
	}
	function echo(s) {
		return s;
	}
	function isStream(stream) {
		return !!stream._readableState || !!stream._writableState;
	}
	function isStreamx(stream) {
		return typeof stream._duplexState === "number" && isStream(stream);
	}
	function isEnding(stream) {
		return !!stream._readableState && stream._readableState.ending;
	}
	function isEnded(stream) {
		return !!stream._readableState && stream._readableState.ended;
	}
	function isFinishing(stream) {
		return !!stream._writableState && stream._writableState.ending;
	}
	function isFinished(stream) {
		return !!stream._writableState && stream._writableState.ended;
	}
	function getStreamError(stream, opts = {}) {
		const err = stream._readableState && stream._readableState.error || stream._writableState && stream._writableState.error;
		return !opts.all && StreamError.isStreamDestroyed(err) ? null : err;
	}
	function isReadStreamx(stream) {
		return isStreamx(stream) && stream.readable;
	}
	function isDisturbed(stream) {
		return (stream._duplexState & OPENING) !== OPENING || (stream._duplexState & DESTROYING) === DESTROYING || (stream._duplexState & ACTIVE_OR_TICKING) !== 0;
	}
	function isTypedArray(data) {
		return typeof data === "object" && data !== null && typeof data.byteLength === "number";
	}
	function defaultByteLength(data) {
		return isTypedArray(data) ? data.byteLength : 1024;
	}
	function noop() {}
	function abort() {
		this.destroy(StreamError.ABORTED());
	}
	function isWritev(s) {
		return s._writev !== Writable.prototype._writev && s._writev !== Duplex.prototype._writev;
	}
	module.exports = {
		pipeline,
		pipelinePromise,
		isStream,
		isStreamx,
		isEnding,
		isEnded,
		isFinishing,
		isFinished,
		isDisturbed,
		getStreamError,
		Stream,
		Writable,
		Readable,
		Duplex,
		Transform,
		PassThrough
	};
}));
// node_modules/tar-stream/headers.js
var require_headers = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	const b4a = require_b4a();
	const ZEROS = "0000000000000000000";
	const SEVENS = "7777777777777777777";
	const ZERO_OFFSET = "0".charCodeAt(0);
	const USTAR_MAGIC = b4a.from([
		117,
		115,
		116,
		97,
		114,
		0
	]);
	const USTAR_VER = b4a.from([ZERO_OFFSET, ZERO_OFFSET]);
	const GNU_MAGIC = b4a.from([
		117,
		115,
		116,
		97,
		114,
		32
	]);
	const GNU_VER = b4a.from([32, 0]);
	const MASK = 4095;
	const MAGIC_OFFSET = 257;
	const VERSION_OFFSET = 263;
	exports.decodeLongPath = function decodeLongPath(buf, encoding) {
		return decodeStr(buf, 0, buf.length, encoding);
	};
	exports.encodePax = function encodePax(opts) {
		let result = "";
		if (opts.name) result += addLength(" path=" + opts.name + "\n");
		if (opts.linkname) result += addLength(" linkpath=" + opts.linkname + "\n");
		const pax = opts.pax;
		if (pax) for (const key in pax) result += addLength(" " + key + "=" + pax[key] + "\n");
		return b4a.from(result);
	};
	exports.decodePax = function decodePax(buf) {
		const result = {};
		while (buf.length) {
			let i = 0;
			while (i < buf.length && buf[i] !== 32) i++;
			const len = parseInt(b4a.toString(buf.subarray(0, i)), 10);
			if (!len) return result;
			const b = b4a.toString(buf.subarray(i + 1, len - 1));
			const keyIndex = b.indexOf("=");
			if (keyIndex === -1) return result;
			result[b.slice(0, keyIndex)] = b.slice(keyIndex + 1);
			buf = buf.subarray(len);
		}
		return result;
	};
	exports.encode = function encode(opts) {
		const buf = b4a.alloc(512);
		let name = opts.name;
		let prefix = "";
		if (opts.typeflag === 5 && name[name.length - 1] !== "/") name += "/";
		if (b4a.byteLength(name) !== name.length) return null;
		while (b4a.byteLength(name) > 100) {
			const i = name.indexOf("/");
			if (i === -1) return null;
			prefix += prefix ? "/" + name.slice(0, i) : name.slice(0, i);
			name = name.slice(i + 1);
		}
		if (b4a.byteLength(name) > 100 || b4a.byteLength(prefix) > 155) return null;
		if (opts.linkname && b4a.byteLength(opts.linkname) > 100) return null;
		b4a.write(buf, name);
		b4a.write(buf, encodeOct(opts.mode & MASK, 6), 100);
		b4a.write(buf, encodeOct(opts.uid, 6), 108);
		b4a.write(buf, encodeOct(opts.gid, 6), 116);
		encodeSize(opts.size, buf, 124);
		b4a.write(buf, encodeOct(opts.mtime.getTime() / 1e3 | 0, 11), 136);
		buf[156] = ZERO_OFFSET + toTypeflag(opts.type);
		if (opts.linkname) b4a.write(buf, opts.linkname, 157);
		b4a.copy(USTAR_MAGIC, buf, MAGIC_OFFSET);
		b4a.copy(USTAR_VER, buf, VERSION_OFFSET);
		if (opts.uname) b4a.write(buf, opts.uname, 265);
		if (opts.gname) b4a.write(buf, opts.gname, 297);
		b4a.write(buf, encodeOct(opts.devmajor || 0, 6), 329);
		b4a.write(buf, encodeOct(opts.devminor || 0, 6), 337);
		if (prefix) b4a.write(buf, prefix, 345);
		b4a.write(buf, encodeOct(cksum(buf), 6), 148);
		return buf;
	};
	exports.decode = function decode(buf, filenameEncoding, allowUnknownFormat) {
		let typeflag = buf[156] === 0 ? 0 : buf[156] - ZERO_OFFSET;
		let name = decodeStr(buf, 0, 100, filenameEncoding);
		const mode = decodeOct(buf, 100, 8);
		const uid = decodeOct(buf, 108, 8);
		const gid = decodeOct(buf, 116, 8);
		const size = decodeOct(buf, 124, 12);
		const mtime = decodeOct(buf, 136, 12);
		const type = toType(typeflag);
		const linkname = buf[157] === 0 ? null : decodeStr(buf, 157, 100, filenameEncoding);
		const uname = decodeStr(buf, 265, 32);
		const gname = decodeStr(buf, 297, 32);
		const devmajor = decodeOct(buf, 329, 8);
		const devminor = decodeOct(buf, 337, 8);
		const c = cksum(buf);
		if (c === 256) return null;
		if (c !== decodeOct(buf, 148, 8)) throw new Error("Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?");
		if (isUSTAR(buf)) {
			if (buf[345]) name = decodeStr(buf, 345, 155, filenameEncoding) + "/" + name;
		} else if (isGNU(buf)) {} else if (!allowUnknownFormat) throw new Error("Invalid tar header: unknown format.");
		if (typeflag === 0 && name && name[name.length - 1] === "/") typeflag = 5;
		return {
			name,
			mode,
			uid,
			gid,
			size,
			byteOffset: 0,
			mtime: /* @__PURE__ */ new Date(1e3 * mtime),
			type,
			linkname,
			uname,
			gname,
			devmajor,
			devminor,
			pax: null
		};
	};
	function isUSTAR(buf) {
		return b4a.equals(USTAR_MAGIC, buf.subarray(MAGIC_OFFSET, 263));
	}
	function isGNU(buf) {
		return b4a.equals(GNU_MAGIC, buf.subarray(MAGIC_OFFSET, 263)) && b4a.equals(GNU_VER, buf.subarray(VERSION_OFFSET, 265));
	}
	function clamp(index, len, defaultValue) {
		if (typeof index !== "number") return defaultValue;
		index = ~~index;
		if (index >= len) return len;
		if (index >= 0) return index;
		index += len;
		if (index >= 0) return index;
		return 0;
	}
	function toType(flag) {
		switch (flag) {
			case 0: return "file";
			case 1: return "link";
			case 2: return "symlink";
			case 3: return "character-device";
			case 4: return "block-device";
			case 5: return "directory";
			case 6: return "fifo";
			case 7: return "contiguous-file";
			case 72: return "pax-header";
			case 55: return "pax-global-header";
			case 27: return "gnu-long-link-path";
			case 28:
			case 30: return "gnu-long-path";
		}
		return null;
	}
	function toTypeflag(flag) {
		switch (flag) {
			case "file": return 0;
			case "link": return 1;
			case "symlink": return 2;
			case "character-device": return 3;
			case "block-device": return 4;
			case "directory": return 5;
			case "fifo": return 6;
			case "contiguous-file": return 7;
			case "pax-header": return 72;
		}
		return 0;
	}
	function indexOf(block, num, offset, end) {
		for (; offset < end; offset++) if (block[offset] === num) return offset;
		return end;
	}
	function cksum(block) {
		let sum = 256;
		for (let i = 0; i < 148; i++) sum += block[i];
		for (let j = 156; j < 512; j++) sum += block[j];
		return sum;
	}
	function encodeOct(val, n) {
		val = val.toString(8);
		if (val.length > n) return SEVENS.slice(0, n) + " ";
		return ZEROS.slice(0, n - val.length) + val + " ";
	}
	function encodeSizeBin(num, buf, off) {
		buf[off] = 128;
		for (let i = 11; i > 0; i--) {
			buf[off + i] = num & 255;
			num = Math.floor(num / 256);
		}
	}
	function encodeSize(num, buf, off) {
		if (num.toString(8).length > 11) encodeSizeBin(num, buf, off);
		else b4a.write(buf, encodeOct(num, 11), off);
	}
	function parse256(buf) {
		let positive;
		if (buf[0] === 128) positive = true;
		else if (buf[0] === 255) positive = false;
		else return null;
		const tuple = [];
		let i;
		for (i = buf.length - 1; i > 0; i--) {
			const byte = buf[i];
			if (positive) tuple.push(byte);
			else tuple.push(255 - byte);
		}
		let sum = 0;
		const l = tuple.length;
		for (i = 0; i < l; i++) sum += tuple[i] * Math.pow(256, i);
		return positive ? sum : -1 * sum;
	}
	function decodeOct(val, offset, length) {
		val = val.subarray(offset, offset + length);
		offset = 0;
		if (val[offset] & 128) return parse256(val);
		else {
			while (offset < val.length && val[offset] === 32) offset++;
			const end = clamp(indexOf(val, 32, offset, val.length), val.length, val.length);
			while (offset < end && val[offset] === 0) offset++;
			if (end === offset) return 0;
			return parseInt(b4a.toString(val.subarray(offset, end)), 8);
		}
	}
	function decodeStr(val, offset, length, encoding) {
		return b4a.toString(val.subarray(offset, indexOf(val, 0, offset, offset + length)), encoding);
	}
	function addLength(str) {
		const len = b4a.byteLength(str);
		let digits = Math.floor(Math.log(len) / Math.log(10)) + 1;
		if (len + digits >= Math.pow(10, digits)) digits++;
		return len + digits + str;
	}
}));
// node_modules/tar-stream/extract.js
var require_extract = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const { Writable, Readable, getStreamError } = require_streamx();
	const FIFO = require_fast_fifo();
	const b4a = require_b4a();
	const headers = require_headers();
	const EMPTY = b4a.alloc(0);
	const MAX_HEADER_SIZE = 4194304;
	var BufferList = class {
		constructor() {
			this.buffered = 0;
			this.shifted = 0;
			this.queue = new FIFO();
			this._offset = 0;
		}
		push(buffer) {
			this.buffered += buffer.byteLength;
			this.queue.push(buffer);
		}
		shiftFirst(size) {
			return this.buffered === 0 ? null : this._next(size);
		}
		shift(size) {
			if (size > this.buffered) return null;
			if (size === 0) return EMPTY;
			let chunk = this._next(size);
			if (size === chunk.byteLength) return chunk;
			const chunks = [chunk];
			while ((size -= chunk.byteLength) > 0) {
				chunk = this._next(size);
				chunks.push(chunk);
			}
			return b4a.concat(chunks);
		}
		_next(size) {
			const buf = this.queue.peek();
			const rem = buf.byteLength - this._offset;
			if (size >= rem) {
				const sub = this._offset ? buf.subarray(this._offset, buf.byteLength) : buf;
				this.queue.shift();
				this._offset = 0;
				this.buffered -= rem;
				this.shifted += rem;
				return sub;
			}
			this.buffered -= size;
			this.shifted += size;
			return buf.subarray(this._offset, this._offset += size);
		}
	};
	var Source = class extends Readable {
		constructor(self, header, offset) {
			super();
			this.header = header;
			this.offset = offset;
			this._parent = self;
		}
		_read(cb) {
			if (this.header.size === 0) this.push(null);
			if (this._parent._stream === this) this._parent._update();
			cb(null);
		}
		_predestroy() {
			this._parent.destroy(getStreamError(this));
		}
		_detach() {
			if (this._parent._stream === this) {
				this._parent._stream = null;
				this._parent._missing = overflow(this.header.size);
				this._parent._update();
			}
		}
		_destroy(cb) {
			this._detach();
			cb(null);
		}
	};
	var Extract = class extends Writable {
		constructor(opts) {
			super(opts);
			if (!opts) opts = {};
			this._buffer = new BufferList();
			this._offset = 0;
			this._header = null;
			this._stream = null;
			this._missing = 0;
			this._longHeader = false;
			this._callback = noop;
			this._locked = false;
			this._finished = false;
			this._pax = null;
			this._paxGlobal = null;
			this._gnuLongPath = null;
			this._gnuLongLinkPath = null;
			this._filenameEncoding = opts.filenameEncoding || "utf-8";
			this._allowUnknownFormat = !!opts.allowUnknownFormat;
			this._unlockBound = this._unlock.bind(this);
		}
		_unlock(err) {
			this._locked = false;
			if (err) {
				this.destroy(err);
				this._continueWrite(err);
				return;
			}
			this._update();
		}
		_consumeHeader() {
			if (this._locked) return false;
			this._offset = this._buffer.shifted;
			try {
				this._header = headers.decode(this._buffer.shift(512), this._filenameEncoding, this._allowUnknownFormat);
			} catch (err) {
				this._continueWrite(err);
				return false;
			}
			if (!this._header) return true;
			this._header.byteOffset = this._buffer.shifted;
			switch (this._header.type) {
				case "gnu-long-path":
				case "gnu-long-link-path":
				case "pax-global-header":
				case "pax-header":
					this._longHeader = true;
					this._missing = this._header.size;
					if (this._missing > MAX_HEADER_SIZE) {
						this._continueWrite(/* @__PURE__ */ new Error("Header exceeds max size"));
						return false;
					}
					return true;
			}
			this._locked = true;
			this._applyLongHeaders();
			if (!(this._header.size >= 0)) {
				this._continueWrite(/* @__PURE__ */ new Error("Invalid header"));
				return false;
			}
			if (this._header.size === 0 || this._header.type === "directory") {
				this.emit("entry", this._header, this._createStream(), this._unlockBound);
				return true;
			}
			this._stream = this._createStream();
			this._missing = this._header.size;
			this.emit("entry", this._header, this._stream, this._unlockBound);
			return true;
		}
		_applyLongHeaders() {
			if (this._gnuLongPath) {
				this._header.name = this._gnuLongPath;
				this._gnuLongPath = null;
			}
			if (this._gnuLongLinkPath) {
				this._header.linkname = this._gnuLongLinkPath;
				this._gnuLongLinkPath = null;
			}
			if (this._pax) {
				if (this._pax.path) this._header.name = this._pax.path;
				if (this._pax.linkpath) this._header.linkname = this._pax.linkpath;
				if (this._pax.size) this._header.size = parseInt(this._pax.size, 10);
				this._header.pax = this._pax;
				this._pax = null;
			}
		}
		_decodeLongHeader(buf) {
			switch (this._header.type) {
				case "gnu-long-path":
					this._gnuLongPath = headers.decodeLongPath(buf, this._filenameEncoding);
					break;
				case "gnu-long-link-path":
					this._gnuLongLinkPath = headers.decodeLongPath(buf, this._filenameEncoding);
					break;
				case "pax-global-header":
					this._paxGlobal = headers.decodePax(buf);
					break;
				case "pax-header": this._pax = this._paxGlobal === null ? headers.decodePax(buf) : Object.assign({}, this._paxGlobal, headers.decodePax(buf));
			}
		}
		_consumeLongHeader() {
			this._longHeader = false;
			this._missing = overflow(this._header.size);
			const buf = this._buffer.shift(this._header.size);
			try {
				this._decodeLongHeader(buf);
			} catch (err) {
				this._continueWrite(err);
				return false;
			}
			return true;
		}
		_consumeStream() {
			const buf = this._buffer.shiftFirst(this._missing);
			if (buf === null) return false;
			this._missing -= buf.byteLength;
			const drained = this._stream.push(buf);
			if (this._missing === 0) {
				this._stream.push(null);
				if (drained) this._stream._detach();
				return drained && this._locked === false;
			}
			return drained;
		}
		_createStream() {
			return new Source(this, this._header, this._offset);
		}
		_update() {
			while (this._buffer.buffered > 0 && !this.destroying) {
				if (this._missing > 0) {
					if (this._stream !== null) {
						if (this._consumeStream() === false) return;
						continue;
					}
					if (this._longHeader === true) {
						if (this._missing > this._buffer.buffered) break;
						if (this._consumeLongHeader() === false) return false;
						continue;
					}
					const ignore = this._buffer.shiftFirst(this._missing);
					if (ignore !== null) this._missing -= ignore.byteLength;
					continue;
				}
				if (this._buffer.buffered < 512) break;
				if (this._stream !== null || this._consumeHeader() === false) return;
			}
			this._continueWrite(null);
		}
		_continueWrite(err) {
			const cb = this._callback;
			this._callback = noop;
			cb(err);
		}
		_write(data, cb) {
			this._callback = cb;
			this._buffer.push(data);
			this._update();
		}
		_final(cb) {
			this._finished = this._missing === 0 && this._buffer.buffered === 0;
			cb(this._finished ? null : /* @__PURE__ */ new Error("Unexpected end of data"));
		}
		_predestroy() {
			this._continueWrite(null);
		}
		_destroy(cb) {
			if (this._stream) this._stream.destroy(getStreamError(this));
			cb(null);
		}
		[Symbol.asyncIterator]() {
			let error = null;
			let promiseResolve = null;
			let promiseReject = null;
			let entryStream = null;
			let entryCallback = null;
			const extract = this;
			this.on("entry", onentry);
			this.on("error", (err) => {
				error = err;
			});
			this.on("close", onclose);
			return {
				[Symbol.asyncIterator]() {
					return this;
				},
				next() {
					return new Promise(onnext);
				},
				return() {
					return destroy(null);
				},
				throw(err) {
					return destroy(err);
				}
			};
			function consumeCallback(err) {
				if (!entryCallback) return;
				const cb = entryCallback;
				entryCallback = null;
				cb(err);
			}
			function onnext(resolve, reject) {
				if (error) return reject(error);
				if (entryStream) {
					resolve({
						value: entryStream,
						done: false
					});
					entryStream = null;
					return;
				}
				promiseResolve = resolve;
				promiseReject = reject;
				consumeCallback(null);
				if (extract._finished && promiseResolve) {
					promiseResolve({
						value: void 0,
						done: true
					});
					promiseResolve = promiseReject = null;
				}
			}
			function onentry(header, stream, callback) {
				entryCallback = callback;
				stream.on("error", noop);
				if (promiseResolve) {
					promiseResolve({
						value: stream,
						done: false
					});
					promiseResolve = promiseReject = null;
				} else entryStream = stream;
			}
			function onclose() {
				consumeCallback(error);
				if (!promiseResolve) return;
				if (error) promiseReject(error);
				else promiseResolve({
					value: void 0,
					done: true
				});
				promiseResolve = promiseReject = null;
			}
			function destroy(err) {
				extract.destroy(err);
				consumeCallback(err);
				return new Promise((resolve, reject) => {
					if (extract.destroyed) return resolve({
						value: void 0,
						done: true
					});
					extract.once("close", function() {
						if (err) reject(err);
						else resolve({
							value: void 0,
							done: true
						});
					});
				});
			}
		}
	};
	module.exports = function extract(opts) {
		return new Extract(opts);
	};
	function noop() {}
	function overflow(size) {
		size &= 511;
		return size && 512 - size;
	}
}));
// node_modules/tar-stream/constants.js
var require_constants = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const constants = {
		S_IFMT: 61440,
		S_IFDIR: 16384,
		S_IFCHR: 8192,
		S_IFBLK: 24576,
		S_IFIFO: 4096,
		S_IFLNK: 40960
	};
	try {
		module.exports = (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.n)("fs").constants || constants;
	} catch {
		module.exports = constants;
	}
}));
// node_modules/tar-stream/pack.js
var require_pack = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports, module) => {
	const { Readable, Writable, getStreamError } = require_streamx();
	const b4a = require_b4a();
	const constants = require_constants();
	const headers = require_headers();
	const DMODE = 493;
	const FMODE = 420;
	const END_OF_TAR = b4a.alloc(1024);
	var Sink = class extends Writable {
		constructor(pack, header, callback) {
			super({
				mapWritable,
				eagerOpen: true
			});
			this.written = 0;
			this.header = header;
			this._callback = callback;
			this._linkname = null;
			this._isLinkname = header.type === "symlink" && !header.linkname;
			this._isVoid = header.type !== "file" && header.type !== "contiguous-file";
			this._finished = false;
			this._pack = pack;
			this._openCallback = null;
			if (this._pack._stream === null) this._pack._stream = this;
			else this._pack._pending.push(this);
		}
		_open(cb) {
			this._openCallback = cb;
			if (this._pack._stream === this) this._continueOpen();
		}
		_continuePack(err) {
			if (this._callback === null) return;
			const callback = this._callback;
			this._callback = null;
			callback(err);
		}
		_continueOpen() {
			if (this._pack._stream === null) this._pack._stream = this;
			const cb = this._openCallback;
			this._openCallback = null;
			if (cb === null) return;
			if (this._pack.destroying) return cb(/* @__PURE__ */ new Error("pack stream destroyed"));
			if (this._pack._finalized) return cb(/* @__PURE__ */ new Error("pack stream is already finalized"));
			this._pack._stream = this;
			if (!this._isLinkname) this._pack._encode(this.header);
			if (this._isVoid) {
				this._finish();
				this._continuePack(null);
			}
			cb(null);
		}
		_write(data, cb) {
			if (this._isLinkname) {
				this._linkname = this._linkname ? b4a.concat([this._linkname, data]) : data;
				return cb(null);
			}
			if (this._isVoid) {
				if (data.byteLength > 0) return cb(/* @__PURE__ */ new Error("No body allowed for this entry"));
				return cb();
			}
			this.written += data.byteLength;
			if (this._pack.push(data)) return cb();
			this._pack._drain = cb;
		}
		_finish() {
			if (this._finished) return;
			this._finished = true;
			if (this._isLinkname) {
				this.header.linkname = this._linkname ? b4a.toString(this._linkname, "utf-8") : "";
				this._pack._encode(this.header);
			}
			overflow(this._pack, this.header.size);
			this._pack._done(this);
		}
		_final(cb) {
			if (this.written !== this.header.size) return cb(/* @__PURE__ */ new Error("Size mismatch"));
			this._finish();
			cb(null);
		}
		_getError() {
			return getStreamError(this) || /* @__PURE__ */ new Error("tar entry destroyed");
		}
		_predestroy() {
			this._pack.destroy(this._getError());
		}
		_destroy(cb) {
			this._pack._done(this);
			this._continuePack(this._finished ? null : this._getError());
			cb();
		}
	};
	var Pack = class extends Readable {
		constructor(opts) {
			super(opts);
			this._drain = noop;
			this._finalized = false;
			this._finalizing = false;
			this._pending = [];
			this._stream = null;
		}
		entry(header, buffer, callback) {
			if (this._finalized || this.destroying) throw new Error("already finalized or destroyed");
			if (typeof buffer === "function") {
				callback = buffer;
				buffer = null;
			}
			if (!callback) callback = noop;
			if (!header.size || header.type === "symlink") header.size = 0;
			if (!header.type) header.type = modeToType(header.mode);
			if (!header.mode) header.mode = header.type === "directory" ? DMODE : FMODE;
			if (!header.uid) header.uid = 0;
			if (!header.gid) header.gid = 0;
			if (!header.mtime) header.mtime = /* @__PURE__ */ new Date();
			if (typeof buffer === "string") buffer = b4a.from(buffer);
			const sink = new Sink(this, header, callback);
			if (b4a.isBuffer(buffer)) {
				header.size = buffer.byteLength;
				sink.write(buffer);
				sink.end();
				return sink;
			}
			if (sink._isVoid) return sink;
			return sink;
		}
		finalize() {
			if (this._stream || this._pending.length > 0) {
				this._finalizing = true;
				return;
			}
			if (this._finalized) return;
			this._finalized = true;
			this.push(END_OF_TAR);
			this.push(null);
		}
		_done(stream) {
			if (stream !== this._stream) return;
			this._stream = null;
			if (this._finalizing) this.finalize();
			if (this._pending.length) this._pending.shift()._continueOpen();
		}
		_encode(header) {
			if (!header.pax) {
				const buf = headers.encode(header);
				if (buf) {
					this.push(buf);
					return;
				}
			}
			this._encodePax(header);
		}
		_encodePax(header) {
			const paxHeader = headers.encodePax({
				name: header.name,
				linkname: header.linkname,
				pax: header.pax
			});
			const newHeader = {
				name: "PaxHeader",
				mode: header.mode,
				uid: header.uid,
				gid: header.gid,
				size: paxHeader.byteLength,
				mtime: header.mtime,
				type: "pax-header",
				linkname: header.linkname && "PaxHeader",
				uname: header.uname,
				gname: header.gname,
				devmajor: header.devmajor,
				devminor: header.devminor
			};
			this.push(headers.encode(newHeader));
			this.push(paxHeader);
			overflow(this, paxHeader.byteLength);
			newHeader.size = header.size;
			newHeader.type = header.type;
			this.push(headers.encode(newHeader));
		}
		_doDrain() {
			const drain = this._drain;
			this._drain = noop;
			drain();
		}
		_predestroy() {
			const err = getStreamError(this);
			if (this._stream) this._stream.destroy(err);
			while (this._pending.length) {
				const stream = this._pending.shift();
				stream.destroy(err);
				stream._continueOpen();
			}
			this._doDrain();
		}
		_read(cb) {
			this._doDrain();
			cb();
		}
	};
	module.exports = function pack(opts) {
		return new Pack(opts);
	};
	function modeToType(mode) {
		switch (mode & constants.S_IFMT) {
			case constants.S_IFBLK: return "block-device";
			case constants.S_IFCHR: return "character-device";
			case constants.S_IFDIR: return "directory";
			case constants.S_IFIFO: return "fifo";
			case constants.S_IFLNK: return "symlink";
		}
		return "file";
	}
	function noop() {}
	function overflow(self, size) {
		size &= 511;
		if (size) self.push(END_OF_TAR.subarray(0, 512 - size));
	}
	function mapWritable(buf) {
		return b4a.isBuffer(buf) ? buf : b4a.from(buf);
	}
}));
// src/host/archive.ts
var import_tar_stream = (/* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	exports.extract = require_extract();
	exports.pack = require_pack();
})))();
/** How much of the sha256 names a release. */
const ID_LENGTH = 12;
/**
* Packs files into a tar archive that depends on nothing but their paths, contents and modes. It is not compressed: zlib's output differs between versions of
* Node, which would make every new runner look like a new release.
*/
const packRelease = async (files) => {
	const tar = (0, import_tar_stream.pack)();
	const header = {
		mtime: /* @__PURE__ */ new Date(0),
		uid: 0,
		gid: 0,
		uname: "root",
		gname: "root"
	};
	const sorted = [...files].sort((left, right) => left.path < right.path ? -1 : 1);
	for (const name of foldersOf(sorted)) tar.entry({
		...header,
		name,
		type: "directory",
		mode: 493
	});
	for (const { path, content, mode } of sorted) tar.entry({
		...header,
		name: path,
		mode
	}, Buffer.from(content));
	tar.finalize();
	const archive = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_13__.buffer)(tar);
	const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)("sha256").update(archive).digest("hex");
	return {
		id: sha256.slice(0, ID_LENGTH),
		sha256,
		archive
	};
};
/** Every folder above a file, parents first, so that no folder gets its mode from the host's umask. */
const foldersOf = (files) => {
	const folders = files.flatMap(({ path }) => path.split("/").slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join("/")));
	return [...new Set(folders)].sort();
};
// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var node_process = (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.n)("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var node_buffer = (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.n)("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var node_process = (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.n)("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var node_process = (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.n)("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// src/stack/files.ts
var import_dist = (/* @__PURE__ */ (0,_rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__.t)(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
})))();
/** Orders files by path, byte by byte, so that the order depends on no locale. */
const byPath = (left, right) => left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
/** A file with text in it. */
const textFile = (path, text, mode = 420) => ({
	path,
	content: Buffer.from(text),
	mode
});
/** The text of a file. */
const textOf = (file) => Buffer.from(file.content).toString("utf8");
/** The first twelve hex digits of the sha256 over paths, modes and contents: long enough to tell one deployment's configurations apart. */
const digestOf = (files) => {
	const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.createHash)("sha256");
	for (const file of [...files].sort(byPath)) hash.update(`${file.path}\0${file.mode.toString(8)}\0${file.content.byteLength}\0`).update(file.content);
	return hash.digest("hex").slice(0, 12);
};
/**
* Every file below a folder, sorted by path. Modes are normalised to executable or not, since a checkout keeps no more than that. A release
* holds plain files only: what Python caches is left out, a link is an error.
*/
const readFiles = async (directory) => {
	const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(directory, {
		recursive: true,
		withFileTypes: true
	});
	const link = entries.find((entry) => entry.isSymbolicLink());
	if (link !== void 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${(0,node_path__WEBPACK_IMPORTED_MODULE_5__.join)(link.parentPath, link.name)} is a link; only plain files are shipped`);
	return (await Promise.all(entries.filter((entry) => entry.isFile() && !entry.parentPath.endsWith("__pycache__")).map(async (entry) => {
		const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_5__.join)(entry.parentPath, entry.name);
		const [content, { mode }] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readFile)(absolute), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.stat)(absolute)]);
		return {
			path: absolute.slice(directory.length).replaceAll("\\", "/").replace(/^\/+/, ""),
			content,
			mode: mode & 73 ? 493 : 420
		};
	}))).sort(byPath);
};
// src/stack/images.ts
/** The compose files of a release, in the order in which compose merges them. */
const COMPOSE_FILES = ["compose.yml", "compose.override.yml"];
/**
* The name of an image when another registry takes Docker Hub's place: what Docker leaves out for the hub, its host and the `library/` of official images, has to
* be said there. An image that names a registry of its own stays what it is.
*
* @param registry a host and perhaps a path, such as `registry.example.org/mirror`
*/
const imageFrom = (registry, image) => {
	if (image.includes("$")) return image;
	const [first = "", ...rest] = image.split("/");
	if (rest.length === 0) return `${registry}/library/${image}`;
	if (first === "docker.io") return `${registry}/${rest.length === 1 ? "library/" : ""}${rest.join("/")}`;
	return /[.:]/.test(first) || first === "localhost" ? image : `${registry}/${image}`;
};
/** The images that a rendered release runs, sorted: those of its compose files whose profile is enabled. */
const stackImages = (files) => {
	const find = (path) => {
		const file = files.find((candidate) => candidate.path === path);
		return file === void 0 ? "" : textOf(file);
	};
	const profiles = new Set(/^COMPOSE_PROFILES=(.*)$/m.exec(find(".env"))?.[1]?.split(",") ?? []);
	const images = /* @__PURE__ */ new Map();
	const disabled = /* @__PURE__ */ new Set();
	for (const path of COMPOSE_FILES) {
		const { services = {} } = (0, import_dist.parse)(find(path), {
			merge: true,
			customTags: []
		}) ?? {};
		for (const [name, service] of Object.entries(services)) {
			if (service?.image !== void 0) images.set(name, service.image);
			if (service?.profiles !== void 0 && !service.profiles.some((profile) => profiles.has(profile))) disabled.add(name);
		}
	}
	return [...new Set([...images].filter(([name]) => !disabled.has(name)).map(([, image]) => image))].sort();
};
// src/stack/plugin.ts
/** As `uname -m` has it. */
const MACHINES = {
	x86_64: "x86_64",
	arm64: "aarch64"
};
/** The plugin that host/bootstrap.sh of a rendered release pins, which is the only place where that is said. */
const composePlugin = (files, architecture) => {
	const script = files.find(({ path }) => path === "host/bootstrap.sh");
	const text = script === void 0 ? "" : textOf(script);
	const machine = MACHINES[architecture];
	const version = /^readonly COMPOSE_VERSION=(v[\d.]+)$/m.exec(text)?.[1];
	const sha256 = new RegExp(`^ +${machine}\\) echo ([0-9a-f]{64}) ;;$`, "m").exec(text)?.[1];
	if (version === void 0 || sha256 === void 0) throw new Error(`host/bootstrap.sh pins no Docker Compose for ${machine}`);
	return {
		version,
		file: `docker-compose-linux-${machine}`,
		sha256
	};
};
// src/stack/disk.ts
/**
* Parts of the volume. They sum to 0.82: a filesystem is slower and less safe when it is nearly full, Prometheus compacts into new blocks before it deletes old
* ones, and the alert on free space must have time to reach someone.
*/
const PARTS = {
	prometheus: .44,
	pyroscope: .2,
	tempo: .08,
	alloy: .04,
	grafana: .02,
	loki: .04
};
/**
* Shares out the data volume. The sum is always less than the volume, so no store can fill it for the others.
* @throws UserError when the volume is too small.
*/
const diskCaps = (volumeSizeGiB) => {
	if (volumeSizeGiB < 8) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The data volume has ${volumeSizeGiB} GiB; the stack needs at least 8 GiB.`, { fix: "Give it more, such as 30 GiB." });
	const part = (of) => Math.floor(volumeSizeGiB * 1024 * PARTS[of]);
	return {
		prometheus: part("prometheus"),
		pyroscope: part("pyroscope"),
		tempo: part("tempo"),
		alloy: part("alloy"),
		grafana: part("grafana"),
		loki: part("loki")
	};
};
// src/stack/memory.ts
/** What each service gets on a host of 4 GiB, in MiB: the proportions in which memory is shared out on any host. */
const SHARES = {
	alloy: 384,
	grafana: 700,
	loki: 384,
	nginx: 64,
	prometheus: 700,
	pyroscope: 512,
	tempo: 1e3
};
/** More than this is of no use to them, in MiB; the others get what is over. */
const CEILINGS = {
	grafana: 1280,
	nginx: 96
};
/**
* Part of the limit that the Go runtime may use. Grafana's data source plugins are processes of their own in the same container, which share the rest.
*/
const GO_PART = (service) => service === "grafana" ? .5 : .9;
/** For the kernel, systemd, the SSM agent and the Docker daemon: about 0.5 GiB measured at rest, plus the page cache of the stores. */
const hostReserveMiB = (memoryMiB) => Math.max(832, Math.ceil(memoryMiB * .12));
/** Below this part of its share a service no longer holds what a small team sends. */
const LEAST_FACTOR = .8;
const servicesOf = (logs) => Object.keys(SHARES).filter((service) => logs || service !== "loki");
const sumOf = (services) => services.reduce((sum, service) => sum + SHARES[service], 0);
/** The smallest instance memory that the stack runs on, in MiB. */
const leastMemoryMiB = (logs) => Math.ceil(sumOf(servicesOf(logs)) * LEAST_FACTOR) + hostReserveMiB(0);
/**
* Shares out an instance's memory. The limits and the host's reserve always sum to no more than the memory.
* @throws UserError when the instance is too small.
*/
const memoryLimits = (memoryMiB, logs) => {
	if (memoryMiB < leastMemoryMiB(logs)) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The instance has ${memoryMiB} MiB of memory; the stack ${logs ? "with logs " : ""}needs at least ${leastMemoryMiB(logs)} MiB.`, { fix: `Choose an instance type with at least 4 GiB, such as t4g.medium or t3.medium${logs ? "; with logs, 8 GiB are roomier" : ""}.` });
	const limits = /* @__PURE__ */ new Map();
	let budget = memoryMiB - hostReserveMiB(memoryMiB);
	let open = servicesOf(logs);
	const settle = (service, limitMiB) => {
		limits.set(service, {
			limitMiB,
			goLimitMiB: Math.floor(limitMiB * GO_PART(service))
		});
		budget -= limitMiB;
	};
	for (let factor = budget / sumOf(open);; factor = budget / sumOf(open)) {
		const full = open.filter((service) => SHARES[service] * factor > (CEILINGS[service] ?? Number.POSITIVE_INFINITY));
		if (full.length === 0) {
			for (const service of open) settle(service, Math.floor(SHARES[service] * factor));
			return limits;
		}
		for (const service of full) settle(service, CEILINGS[service] ?? 0);
		open = open.filter((service) => !full.includes(service));
	}
};
// src/stack/environment.ts
/** A duration that Go and Prometheus both read; neither knows days in every place. */
const duration = (seconds) => seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds}s`;
/** The S3 endpoint of a region; China has a domain of its own. */
const s3Endpoint = (region) => `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
/**
* The variables of compose.yml that depend on the settings.
* @param configurations the folder of each component's configuration, by component.
*/
const environmentOf = (settings, configurations) => {
	const variables = /* @__PURE__ */ new Map();
	if (settings.logs) variables.set("COMPOSE_PROFILES", "logs");
	variables.set("VISPYR_NAME", settings.name);
	variables.set("VISPYR_HOST_NAME", `vispyr-${settings.name}`);
	variables.set("VISPYR_REGION", settings.region);
	variables.set("VISPYR_BUCKET", settings.bucket);
	variables.set("VISPYR_S3_ENDPOINT", s3Endpoint(settings.region));
	variables.set("VISPYR_INGEST_AUTH", settings.ingestAuth ?? "none");
	variables.set("VISPYR_INGEST_TOKEN_OVERLAP", String(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.x));
	if (settings.imageRegistry) variables.set("VISPYR_IMAGE_REGISTRY", settings.imageRegistry);
	if (settings.isolated) variables.set("VISPYR_ISOLATED", "true");
	if (settings.domain) variables.set("VISPYR_DOMAIN", settings.domain);
	if (settings.email) variables.set("VISPYR_EMAIL", settings.email);
	if (settings.adminPasswordParameter) variables.set("VISPYR_ADMIN_PASSWORD_PARAMETER", settings.adminPasswordParameter);
	for (const [secret, version] of Object.entries(settings.secretVersions ?? {})) variables.set(`VISPYR_VERSION_${secret.toUpperCase().replaceAll("-", "_")}`, String(version));
	variables.set("VISPYR_TRACES_RETENTION", duration(settings.tracesRetentionSeconds));
	variables.set("VISPYR_PROFILES_RETENTION", duration(settings.profilesRetentionSeconds ?? 604800));
	if (settings.logs) variables.set("VISPYR_LOGS_RETENTION", duration(settings.logsRetentionSeconds ?? settings.tracesRetentionSeconds));
	variables.set("VISPYR_PROFILES_DISK_MIB", String(diskCaps(settings.volumeSizeGiB).pyroscope));
	const limits = memoryLimits(settings.memoryMiB, settings.logs);
	for (const [service, { limitMiB, goLimitMiB }] of limits) {
		variables.set(`VISPYR_MEMORY_${service.toUpperCase()}`, `${limitMiB}m`);
		variables.set(`VISPYR_GOMEMLIMIT_${service.toUpperCase()}`, `${goLimitMiB}MiB`);
	}
	const tempo = limits.get("tempo")?.limitMiB ?? 0;
	const prometheus = limits.get("prometheus")?.limitMiB ?? 0;
	const pyroscope = limits.get("pyroscope")?.limitMiB ?? 0;
	variables.set("VISPYR_TRACES_RATE_BYTES", String(tempo * 8e3));
	variables.set("VISPYR_TRACES_BURST_BYTES", String(tempo * 16e3));
	variables.set("VISPYR_SPAN_METRICS_MAX_SERIES", String(prometheus * 40));
	variables.set("VISPYR_PROFILES_RATE_MB", String(Math.max(2, Math.floor(pyroscope / 128))));
	for (const [component, folder] of configurations) variables.set(`VISPYR_CONFIG_${component.toUpperCase()}`, folder);
	return variables;
};
/** The variables as an env file that compose reads. Values are plain words, checked, so nothing needs quoting. */
const environmentFile = (variables) => [...variables].map(([name, value]) => {
	if (!/^[\w.:/@+-]*$/.test(value)) throw new Error(`${name} has a character that an env file would read as its own: ${value}`);
	return `${name}=${value}\n`;
}).join("");
// src/stack/overlay/fault.ts
/** The place of an offset in a text. */
const placeOf = (text, offset) => {
	const before = text.slice(0, offset).split("\n");
	return {
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1
	};
};
/** What is wrong with a user's file, in the form that editors and the job's log turn into a link. */
const fault = (path, place, message, fix) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`stack-dir: ${path}${place ? `:${place.line}:${place.column}` : ""}: ${message}`, fix === void 0 ? {} : { fix });
// src/stack/overlay/alloy.ts
/** Ports on which the gateway itself listens. */
const GATEWAY_PORTS = [
	"4317",
	"9090",
	"9999",
	"12345"
];
const CLOSING = {
	"{": "}",
	"(": ")",
	"[": "]"
};
/** A token of Alloy's syntax as far as nesting needs it: comment, quoted string, raw string, bracket; or a quote that is never closed. */
const TOKENS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`[^`]*`|["`]|\/\*|[{}()[\]]/g;
/** Checks that brackets and quotes close, since one that does not would swallow the rest of the gateway's configuration. */
const checkNesting = (path, text) => {
	const open = [];
	for (const { 0: token, index } of text.matchAll(TOKENS)) {
		if (token === "\"" || token === "`" || token === "/*") throw fault(path, placeOf(text, index), `${token} is never closed`);
		if (token.length > 1) continue;
		if (CLOSING[token] !== void 0) open.push({
			bracket: token,
			offset: index
		});
		else {
			const last = open.pop();
			if (last === void 0 || CLOSING[last.bracket] !== token) throw fault(path, placeOf(text, index), `${token} closes nothing${last ? `; ${last.bracket} is open` : ""}`);
		}
	}
	const last = open.at(-1);
	if (last !== void 0) throw fault(path, placeOf(text, last.offset), `${last.bracket} is never closed`);
};
/** The components that a file declares, as `type.label`, with their offsets. Strings and comments are blanked first, labels kept. */
const componentsOf = (text) => {
	return [...text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`/g, (found) => found.replace(/[^\n]/g, " ")).matchAll(/^([a-z_][\w.]*)(?:[ \t]+"([^"\n]*)")?[ \t]*\{/gm)].map((found) => ({
		id: found[2] === void 0 ? found[1] ?? "" : `${found[1]} "${found[2]}"`,
		offset: found.index
	}));
};
/**
* Checks the users' Alloy files, which become part of the gateway's configuration. What they mean only Alloy itself can tell, on the host.
* @throws UserError for brackets and quotes that do not close, a component that is declared already, or one of the gateway's ports.
*/
const checkAlloy = (files, shipped) => {
	const owners = new Map(shipped.flatMap((file) => componentsOf(textOf(file)).map(({ id }) => [id, "the stack"])));
	for (const file of files) {
		const text = textOf(file);
		checkNesting(file.path, text);
		for (const { id, offset } of componentsOf(text)) {
			if (owners.has(id)) throw fault(file.path, placeOf(text, offset), `${id} is declared already, by ${owners.get(id)}`, "Give the component another label.");
			owners.set(id, file.path);
		}
		const port = new RegExp(`(?:listen_port\\s*=\\s*|endpoint\\s*=\\s*"[^"]*:)(${GATEWAY_PORTS.join("|")})\\b`).exec(text.replace(/\/\/[^\n]*/g, (found) => " ".repeat(found.length)));
		if (port !== null && /listen_port|:\/\/|"(?:0\.0\.0\.0|127\.0\.0\.1|localhost|):/.test(port[0]) && !/:\/\//.test(port[0])) throw fault(file.path, placeOf(text, port.index), `port ${port[1]} is the gateway's own`);
	}
};
// src/stack/overlay/yaml.ts
/**
* Reads a YAML file whose top is a map.
* @throws UserError with line and column for what is not YAML, for duplicate keys, and for anything else than a map.
*/
const readYaml = (path, text) => {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		customTags: ["!reset", "!override"].map((tag) => ({
			tag,
			resolve: (value) => value
		}))
	});
	const placeOf = (node) => {
		const range = node?.range;
		if (!range) return void 0;
		const { line, col } = lines.linePos(range[0]);
		return {
			line,
			column: col
		};
	};
	const error = document.errors[0] ?? document.warnings[0];
	if (error !== void 0) {
		const { line, col } = lines.linePos(error.pos[0]);
		throw fault(path, {
			line,
			column: col
		}, error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? error.code);
	}
	if (!(0, import_dist.isMap)(document.contents)) throw fault(path, {
		line: 1,
		column: 1
	}, "the file must be a map of keys to values");
	return {
		path,
		document,
		placeOf
	};
};
/** Calls back for every pair of a file whose key is a plain word. */
const eachPair = (file, callback) => {
	(0, import_dist.visit)(file.document, { Pair: (_, pair) => {
		const key = pair.key?.value;
		if (typeof key === "string") callback(key, pair);
	} });
};
/** The scalar value of a node, or undefined. */
const scalarOf = (node) => node?.value;
// src/stack/overlay/compose.ts
/** The ports of the product, which are nginx's and Grafana's alone. */
const CONTRACT_PORTS = [
	80,
	443,
	3e3,
	3200,
	4040,
	4317,
	9090,
	9999
];
const TOP_KEYS = [
	"services",
	"networks",
	"volumes",
	"configs",
	"secrets"
];
/** What may be changed of a service of the stack: what it is given, never what it is or how it is reached. */
const TUNABLE = [
	"cpus",
	"cpu_shares",
	"environment",
	"extra_hosts",
	"labels",
	"logging",
	"mem_limit",
	"mem_reservation",
	"memswap_limit",
	"stop_grace_period",
	"ulimits"
];
const keyOf = (pair) => String(scalarOf(pair.key));
/** A declaration, since TypeScript follows `never` through these only. */
function refuse(file, node, message, fix) {
	throw fault(file.path, file.placeOf(node), message, fix);
}
/** The host's side of an entry of `ports`: `"8080:80"`, `127.0.0.1:8080-8090:80/tcp` or a map with `published`. */
const publishedPorts = (entry) => {
	const text = (0, import_dist.isMap)(entry) ? String(entry.get("published") ?? "") : String(scalarOf(entry));
	const published = (0, import_dist.isMap)(entry) ? text : text.replace(/\/\w+$/, "").split(":").at(-2) ?? "";
	const range = /^(\d+)(?:-(\d+))?$/.exec(published);
	return range === null ? void 0 : {
		first: Number(range[1]),
		last: Number(range[2] ?? range[1])
	};
};
const checkPorts = (file, ports) => {
	if (!(0, import_dist.isSeq)(ports)) return;
	for (const entry of ports.items) {
		const range = publishedPorts(entry);
		const taken = range && CONTRACT_PORTS.find((port) => range.first <= port && port <= range.last);
		if (taken !== void 0) refuse(file, entry, `port ${taken} is one of the product's: ${CONTRACT_PORTS.join(", ")}`, "Publish another port.");
	}
};
const checkVolumes = (file, volumes) => {
	if (!(0, import_dist.isSeq)(volumes)) return;
	for (const entry of volumes.items) {
		const source = (0, import_dist.isMap)(entry) ? entry.get("source") : String(scalarOf(entry)).split(":")[0];
		if (typeof source === "string" && /^\.{0,2}\//.test(source) && !source.startsWith("/")) refuse(file, entry, `"${source}" is a file of this repository, which is not on the host`, "Put the content under \"configs:\" with \"content:\".");
	}
};
const checkAddedService = (file, name, service) => {
	const image = service.get("image", true);
	if (service.has("build")) refuse(file, service.get("build", true), "the host pulls images and never builds them", "Push the image to a registry and name it under \"image:\".");
	if (!(0, import_dist.isScalar)(image) || typeof image.value !== "string") refuse(file, service, `the service "${name}" has no image`);
	if (image.value.includes("$")) refuse(file, image, "images are pulled ahead, so their names cannot hold variables");
	if (!/:[^/]+$/.test(image.value) || image.value.endsWith(":latest")) refuse(file, image, `the image "${image.value}" is not pinned`, "Give it a version or a digest, so that a deploy without a change changes nothing.");
	if (scalarOf(service.get("network_mode", true)) === "host") refuse(file, service.get("network_mode", true), "a service on the host's network could take any port of the product");
	checkPorts(file, service.get("ports", true));
	checkVolumes(file, service.get("volumes", true));
};
const checkStackService = (file, name, service) => {
	for (const pair of service.items) if (!TUNABLE.includes(keyOf(pair))) refuse(file, pair.key, `"${keyOf(pair)}" of the stack's service "${name}" cannot be changed; allowed: ${TUNABLE.join(", ")}`);
};
/**
* Checks the users' compose.override.yml. It is shipped as it is and merged by compose itself, by the rules that its documentation states.
* @throws UserError for what would replace, hide or drop a part of the stack, or could not run on the host.
*/
const checkComposeOverride = (override, shipped) => {
	const file = readYaml(override.path, textOf(override));
	const stack = readYaml(shipped.path, textOf(shipped)).document.toJS();
	(0, import_dist.visit)(file.document, { Node: (_, node) => {
		const tag = node.tag;
		if (tag === "!reset" || tag === "!override") refuse(file, node, `${tag} would drop a part of the stack`);
	} });
	if (!(0, import_dist.isMap)(file.document.contents)) return;
	for (const section of file.document.contents.items) {
		const key = keyOf(section);
		if (!TOP_KEYS.includes(key)) refuse(file, section.key, `unknown or forbidden key "${key}"; allowed: ${TOP_KEYS.join(", ")}`);
		if (!(0, import_dist.isMap)(section.value)) refuse(file, section.key, `"${key}" must be a map of names to definitions`);
		for (const entry of section.value.items) {
			const name = keyOf(entry);
			const ours = stack[key]?.[name] !== void 0;
			if (key !== "services") {
				if (ours) refuse(file, entry.key, `"${name}" is defined by the stack`, "Choose another name.");
				continue;
			}
			if (!(0, import_dist.isMap)(entry.value)) refuse(file, entry.key, `the service "${name}" must be a map of keys to values`);
			if (entry.value.has("extends")) refuse(file, entry.value.get("extends", true), "other files are not on the host");
			if (ours) checkStackService(file, name, entry.value);
			else checkAddedService(file, name, entry.value);
		}
	}
};
// src/stack/overlay/dashboards.ts
/** Where a text stops being JSON. The engine names the place in some of its messages only; YAML's strict reading of the same text finds the others. */
const placeOfJsonError = (text, message) => {
	const offset = /at position (\d+)/.exec(message)?.[1];
	if (offset !== void 0) return placeOf(text, Number(offset));
	const lineCounter = new import_dist.LineCounter();
	const error = (0, import_dist.parseDocument)(text, {
		schema: "json",
		lineCounter
	}).errors[0];
	if (error === void 0) return placeOf(text, text.trimEnd().length);
	const { line, col } = lineCounter.linePos(error.pos[0]);
	return {
		line,
		column: col
	};
};
const parse = (file) => {
	const text = textOf(file);
	try {
		return JSON.parse(text);
	} catch (error) {
		const message = error.message;
		throw fault(file.path, placeOfJsonError(text, message), `not JSON: ${message.replace(/ ?\(?(in JSON )?at position.*$/, "")}`);
	}
};
/** The place of a key of the outermost object, as well as a search can tell. */
const placeOfKey = (file, key) => placeOf(textOf(file), Math.max(0, textOf(file).indexOf(`"${key}"`)));
/**
* Checks the users' dashboards against each other and against those of the stack.
* @throws UserError for what Grafana would not load, or would load in another's place.
*/
const checkDashboards = (files, shipped) => {
	const owners = new Map(shipped.map((file) => [JSON.parse(textOf(file)).uid, "a dashboard of the stack"]));
	const titles = /* @__PURE__ */ new Map();
	for (const file of files) {
		const dashboard = parse(file);
		if (typeof dashboard !== "object" || dashboard === null || Array.isArray(dashboard)) throw fault(file.path, {
			line: 1,
			column: 1
		}, "a dashboard must be a JSON object");
		if (dashboard.__inputs !== void 0) throw fault(file.path, placeOfKey(file, "__inputs"), "exported for sharing, with placeholders instead of data sources", "Export the dashboard again without “Export for sharing externally”.");
		if (typeof dashboard.title !== "string" || dashboard.title === "") throw fault(file.path, {
			line: 1,
			column: 1
		}, "the dashboard has no title");
		if (titles.has(dashboard.title)) throw fault(file.path, placeOfKey(file, "title"), `the title "${dashboard.title}" is also that of ${titles.get(dashboard.title)}`);
		titles.set(dashboard.title, file.path);
		if (dashboard.uid === void 0 || dashboard.uid === null) continue;
		if (owners.has(dashboard.uid)) throw fault(file.path, placeOfKey(file, "uid"), `the uid "${dashboard.uid}" is also that of ${owners.get(dashboard.uid)}`, "Give the dashboard a uid of its own.");
		owners.set(dashboard.uid, file.path);
	}
};
// src/stack/overlay/provisioning.ts
/** What Grafana reads in a file of alert provisioning (its documentation, "Use configuration files to provision alerting resources"). */
const ALERTING_KEYS = [
	"apiVersion",
	"groups",
	"deleteRules",
	"contactPoints",
	"deleteContactPoints",
	"policies",
	"resetPolicies",
	"templates",
	"deleteTemplates",
	"muteTimes",
	"deleteMuteTimes"
];
/** Of data sources only those that add some. */
const DATASOURCE_KEYS = ["apiVersion", "datasources"];
/** The data sources of the stack, by uid and by name. */
const STACK_DATASOURCES = [
	"prometheus",
	"tempo",
	"pyroscope",
	"loki"
];
const checkKeys = (file, allowed) => {
	if (!(0, import_dist.isMap)(file.document.contents)) return;
	for (const { key } of file.document.contents.items) if (!allowed.includes(String(scalarOf(key)))) throw fault(file.path, file.placeOf(key), `unknown key "${scalarOf(key)}"; allowed: ${allowed.join(", ")}`);
	const version = file.document.get("apiVersion", true);
	if (scalarOf(version) !== 1) throw fault(file.path, file.placeOf(version) ?? {
		line: 1,
		column: 1
	}, "Grafana needs \"apiVersion: 1\"");
};
/**
* Checks a file of alert rules, contact points or notification policies.
* @param stackUids uids of the stack's own rules, which a file must not take over.
*/
const checkAlerting = (file, stackUids) => {
	const yaml = readYaml(file.path, textOf(file));
	checkKeys(yaml, ALERTING_KEYS);
	eachPair(yaml, (key, pair) => {
		const uid = scalarOf(pair.value);
		if (key === "uid" && typeof uid === "string" && stackUids.has(uid)) throw fault(file.path, yaml.placeOf(pair.value), `the uid "${uid}" is that of a rule of the stack`, "Give the rule a uid of its own.");
	});
};
/** The uids of rules in a shipped file. */
const uidsOf = (file) => {
	const uids = [];
	eachPair(readYaml(file.path, textOf(file)), (key, pair) => {
		if (key === "uid") uids.push(String(scalarOf(pair.value)));
	});
	return uids;
};
/** Checks a file of extra data sources. */
const checkDatasources = (file) => {
	const yaml = readYaml(file.path, textOf(file));
	checkKeys(yaml, DATASOURCE_KEYS);
	const sources = yaml.document.get("datasources", true);
	if (!(0, import_dist.isSeq)(sources)) throw fault(file.path, yaml.placeOf(sources) ?? {
		line: 1,
		column: 1
	}, "\"datasources\" must be a list");
	for (const source of sources.items) {
		if (!(0, import_dist.isMap)(source)) throw fault(file.path, yaml.placeOf(source), "a data source must be a map of keys to values");
		for (const required of ["name", "type"]) if (typeof source.get(required) !== "string") throw fault(file.path, yaml.placeOf(source), `the data source has no "${required}"`);
		for (const key of ["uid", "name"]) {
			const value = source.get(key, true);
			if ((0, import_dist.isScalar)(value) && STACK_DATASOURCES.includes(String(value.value).toLowerCase())) throw fault(file.path, yaml.placeOf(value), `"${value.value}" is a data source of the stack`, "Choose another name and uid.");
		}
		const isDefault = source.get("isDefault", true);
		if (scalarOf(isDefault) === true) throw fault(file.path, yaml.placeOf(isDefault), "Prometheus is the default data source, and Grafana does not start with two");
	}
};
// src/stack/overlay/overlay.ts
/** What a file in the users' folder is, by its path. */
const KINDS = [
	{
		kind: "dashboard",
		pattern: /^dashboards\/[^/]+\.json$/
	},
	{
		kind: "alerting",
		pattern: /^alerting\/[^/]+\.ya?ml$/
	},
	{
		kind: "datasource",
		pattern: /^datasources\/[^/]+\.ya?ml$/
	},
	{
		kind: "alloy",
		pattern: /^(?:alloy\/)?[^/]+\.alloy$/
	},
	{
		kind: "compose",
		pattern: /^compose\.override\.ya?ml$/
	}
];
const ALLOWED = "dashboards/*.json, alerting/*.yaml, datasources/*.yaml, *.alloy and compose.override.yml";
/** Notes for people: not shipped, not an error. */
const isNote = (path) => /(^|\/)(\.[^/]*|[^/]+\.md|LICENSE)$/.test(path);
const DASHBOARD_PROVIDER = `apiVersion: 1
providers:
  - name: custom
    folder: Custom
    type: file
    allowUiUpdates: false
    disableDeletion: false
    options:
      path: /etc/vispyr/custom-dashboards
`;
/** Where a file goes in the release. The prefix keeps it from taking the place of one of the stack. */
const placed = (kind, file) => {
	const name = (0,node_path__WEBPACK_IMPORTED_MODULE_5__.basename)(file.path);
	const paths = {
		dashboard: `grafana/custom-dashboards/${name}`,
		alerting: `grafana/provisioning/alerting/custom-${name}`,
		datasource: `grafana/provisioning/datasources/custom-${name}`,
		alloy: `alloy/custom-${name}`,
		compose: "compose.override.yml"
	};
	return {
		...file,
		path: paths[kind],
		mode: 420
	};
};
/**
* Reads and checks the users' folder (`stack-dir`): dashboards, alert rules, data sources, Alloy snippets, a compose override.
* @param shipped the files of stack/ that it is laid over.
* @returns the files as they stand in a release.
* @throws UserError that names the first broken file with line and column.
*/
const readOverlay = async (directory, shipped) => {
	if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_11__.readdir)(directory, { withFileTypes: true }).catch((cause) => {
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`stack-dir: the folder ${directory} cannot be read`, {
			cause,
			fix: "Give a folder of the repository that the job has checked out."
		});
	})).length === 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`stack-dir: the folder ${directory} is empty`, { fix: `It may hold ${ALLOWED}.` });
	const byKind = /* @__PURE__ */ new Map();
	for (const file of (await readFiles(directory)).filter(({ path }) => !isNote(path))) {
		const kind = KINDS.find(({ pattern }) => pattern.test(file.path))?.kind;
		if (kind === void 0) throw fault(file.path, void 0, `nothing reads this file; the folder may hold ${ALLOWED}`);
		byKind.set(kind, [...byKind.get(kind) ?? [], file]);
	}
	const of = (kind) => byKind.get(kind) ?? [];
	const below = (prefix) => shipped.filter((file) => file.path.startsWith(prefix));
	checkDashboards(of("dashboard"), below("grafana/dashboards/"));
	const stackUids = new Set(below("grafana/provisioning/alerting/").flatMap(uidsOf));
	for (const file of of("alerting")) checkAlerting(file, stackUids);
	for (const file of of("datasource")) checkDatasources(file);
	checkAlloy(of("alloy"), below("alloy/"));
	const compose = shipped.find((file) => file.path === "compose.yml");
	const [override, second] = of("compose");
	if (second !== void 0) throw fault(second.path, void 0, `there is also ${override?.path}; compose reads one of them`);
	if (override !== void 0 && compose !== void 0) checkComposeOverride(override, compose);
	const files = [...byKind].flatMap(([kind, found]) => found.map((file) => placed(kind, file)));
	const twice = files.find((file, index) => files.findIndex(({ path }) => path === file.path) !== index);
	if (twice !== void 0) throw fault((0,node_path__WEBPACK_IMPORTED_MODULE_5__.basename)(twice.path), void 0, "two files of this name would go to the same place");
	return of("dashboard").length === 0 ? files : [...files, textFile("grafana/provisioning/dashboards/custom.yaml", DASHBOARD_PROVIDER)];
};
// src/stack/render.ts
/** Folders of stack/ that are one component's configuration. Each becomes `config/<component>-<digest>/` of the release. */
const COMPONENTS = [
	"alloy",
	"grafana",
	"loki",
	"nginx",
	"prometheus",
	"pyroscope",
	"tempo"
];
/** Traces of a service lead to its logs: what Tempo's data source says when Loki runs. */
const TRACES_TO_LOGS = {
	datasourceUid: "loki",
	spanStartTimeShift: "-5m",
	spanEndTimeShift: "5m",
	filterByTraceID: true,
	tags: [{
		key: "service.name",
		value: "service_name"
	}]
};
/** How YAML files of this repository are laid out; without it a rendered file would differ from its source in every line. */
const YAML_STYLE = {
	lineWidth: 0,
	flowCollectionPadding: false
};
/** Changes the text of one file. */
const edit = (files, path, change) => files.map((file) => file.path === path ? textFile(path, change(textOf(file)), file.mode) : file);
const without = (files, ...paths) => files.filter((file) => !paths.includes(file.path));
const rename = (files, from, to) => files.map((file) => file.path.startsWith(from) ? {
	...file,
	path: to + file.path.slice(from.length)
} : file);
/** Prometheus reads no environment, so its retention is written into the file. */
const withRetention = (files, settings) => edit(files, "prometheus/prometheus.yml", (text) => {
	const document = (0, import_dist.parseDocument)(text);
	document.setIn([
		"storage",
		"tsdb",
		"retention",
		"time"
	], duration(settings.metricsRetentionSeconds));
	document.setIn([
		"storage",
		"tsdb",
		"retention",
		"size"
	], `${diskCaps(settings.volumeSizeGiB).prometheus}MiB`);
	return document.toString(YAML_STYLE);
});
/** Points Tempo's traces at the logs of the same service. */
const withTracesToLogs = (text) => {
	const document = (0, import_dist.parseDocument)(text);
	const sources = document.get("datasources");
	const tempo = (0, import_dist.isSeq)(sources) ? sources.items.find((source) => (0, import_dist.isMap)(source) && source.get("uid") === "tempo") : void 0;
	if (!(0, import_dist.isMap)(tempo)) throw new Error("the data source tempo is missing");
	tempo.setIn(["jsonData", "tracesToLogsV2"], document.createNode(TRACES_TO_LOGS));
	return document.toString(YAML_STYLE);
};
/**
* Takes Loki out of the compose file. Its profile alone would not do: compose does not count a service whose profile is off as an orphan, so a Loki that was
* switched off would run on.
*/
const withoutLoki = (text) => {
	const document = (0, import_dist.parseDocument)(text);
	document.deleteIn(["services", "loki"]);
	document.deleteIn(["volumes", "loki"]);
	return document.toString(YAML_STYLE);
};
/** Keeps the one receiver that fits, and what of logs belongs to it. */
const withLogs = (files, logs) => {
	if (logs) return edit(without(files, "alloy/receiver.alloy"), "grafana/provisioning/datasources/vispyr.yaml", withTracesToLogs);
	const kept = without(files.filter((file) => !file.path.startsWith("loki/")), "alloy/receiver-logs.alloy", "alloy/logs.alloy", "grafana/provisioning/datasources/logs.yaml");
	return edit(kept, "compose.yml", withoutLoki);
};
/** Who has no domain needs nobody to obtain its certificate. */
const withDomain = (files, domain) => domain === void 0 ? edit(files, "compose.yml", (text) => {
	const document = (0, import_dist.parseDocument)(text);
	document.deleteIn(["services", "acme"]);
	return document.toString(YAML_STYLE);
}) : [...files];
/** Puts another registry in Docker Hub's place, also in the user's own services. */
const withRegistry = (files, registry) => registry === void 0 ? [...files] : COMPOSE_FILES.reduce((edited, path) => edit(edited, path, (text) => {
	const document = (0, import_dist.parseDocument)(text);
	const services = document.get("services");
	for (const { value: service } of (0, import_dist.isMap)(services) ? services.items : []) {
		const image = (0, import_dist.isMap)(service) ? service.get("image") : void 0;
		if ((0, import_dist.isMap)(service) && typeof image === "string") service.set("image", imageFrom(registry, image));
	}
	return document.toString(YAML_STYLE);
}), [...files]);
/** Puts the chosen guard of 4317, 9090 and 9999 where nginx.conf includes it. */
const withIngestAuth = (files, mode) => {
	const other = mode === "none" ? "token" : "none";
	return rename(files.filter((file) => !file.path.startsWith(`nginx/ingest-${other}/`)), `nginx/ingest-${mode}/`, "nginx/ingest/");
};
/** Gives each component's folder its digest as part of the name, so that a path on the host never changes its content. */
const contentAddressed = (files) => {
	const folders = /* @__PURE__ */ new Map();
	let renamed = [...files];
	for (const component of COMPONENTS) {
		const own = files.filter((file) => file.path.startsWith(`${component}/`));
		if (own.length === 0) continue;
		const folder = `${component}-${digestOf(own)}`;
		folders.set(component, folder);
		renamed = rename(renamed, `${component}/`, `config/${folder}/`);
	}
	return {
		files: renamed,
		folders
	};
};
/**
* The files of a release: stack/ with the settings rendered into it, sorted by path and the same byte for byte for the same input.
* @param options.directory the folder `stack/` of this action.
* @param options.overlay the users' own folder (`stack-dir`), laid over it.
* @throws UserError when the instance or the volume is too small, or a file of the overlay is broken.
*/
const renderStack = async (options) => {
	const { directory, settings } = options;
	const shipped = (await readFiles(directory)).filter((file) => !file.path.startsWith("agent/"));
	const overlay = options.overlay === void 0 ? [] : await readOverlay(options.overlay, shipped);
	const configured = withRegistry(withIngestAuth(withDomain(withLogs(withRetention([...shipped, ...overlay], settings), settings.logs), settings.domain), settings.ingestAuth ?? "none"), settings.imageRegistry);
	const { files, folders } = contentAddressed(configured);
	return [...files, textFile(".env", environmentFile(environmentOf(settings, folders)))].sort(byPath);
};
// src/stack/stores.ts
/** Images that keep data in a form of their own, which an older major version may not read any more. */
const STORES = [
	"grafana/grafana",
	"grafana/loki",
	"grafana/pyroscope",
	"grafana/tempo",
	"prom/prometheus"
];
/** The stores whose major version differs between two sets of images, such as `grafana/tempo:3.0.3`, whatever registry either comes from. */
const majorJumps = (from, to) => STORES.flatMap((store) => {
	const [before, after] = [versionOf(from, store), versionOf(to, store)];
	return before !== null && after !== null && majorOf(before) !== majorOf(after) ? [{
		store,
		from: before,
		to: after
	}] : [];
});
const versionOf = (images, store) => images.find((image) => `/${image}`.includes(`/${store}:`))?.split(":").at(-1) ?? null;
const majorOf = (version) => /^v?(\d+)/.exec(version)?.[1] ?? version;
// src/stack/userdata.ts
/** EC2 refuses more than this many bytes of user data, before base64. */
const USER_DATA_LIMIT = 16384;
/** Ends a script within the script; no line of one may be the same. */
const END = "END_OF_SCRIPT";
/** Writes a script to a new file, whose name is then in the variable. */
const embedded = (variable, script) => [
	`${variable}="$(mktemp)"`,
	`cat >"$${variable}" <<'${END}'`,
	script.trimEnd(),
	END
];
/** Puts host/expiry.sh to work before anything else can go wrong: a host on which nothing else works is switched off all the same. */
const expiryGuard = (script) => [
	...embedded("guard", script),
	"bash \"$guard\" --install || echo \"the expiry is not guarded yet: the release tries again\"",
	"rm -f \"$guard\""
];
/** Where host/bootstrap.sh finds what it cannot download. */
const isolationSettings = (files) => settingIn(files, "VISPYR_ISOLATED") === void 0 ? [] : [
	"VISPYR_ISOLATED",
	"VISPYR_REGION",
	"VISPYR_BUCKET"
].map((name) => `export ${name}='${settingIn(files, name) ?? ""}'`);
/** Lets host/bootstrap.sh pull from a registry that asks for a login. */
const registryLogin = (registry, script) => [...embedded("VISPYR_REGISTRY_LOGIN", script), `export VISPYR_REGISTRY_LOGIN VISPYR_IMAGE_REGISTRY='${registry}'`];
/**
* The user data of a host: the guard of its expiry and host/bootstrap.sh of a rendered release, told which images to pull, so that Docker is there and the images are on their way before
* the first command arrives. A release runs the same script again; nothing is lost when this run was cut short.
*/
const renderUserData = (files) => {
	const [shebang, ...body] = scriptIn(files, "host/bootstrap.sh").split("\n");
	const registry = settingIn(files, "VISPYR_IMAGE_REGISTRY");
	const script = [
		shebang,
		...expiryGuard(scriptIn(files, "host/expiry.sh")),
		...registry && (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.t)(registry) ? registryLogin(registry, scriptIn(files, "host/registry.sh")) : [],
		...isolationSettings(files),
		`export VISPYR_IMAGES='${stackImages(files).join(" ")}'`,
		...body
	].join("\n");
	const size = Buffer.byteLength(script);
	if (size >= USER_DATA_LIMIT) throw new Error(`user data has ${size} bytes, EC2 takes fewer than ${USER_DATA_LIMIT}`);
	return script;
};
/** One of the release's own settings, or undefined when it has none of that name. */
const settingIn = (files, name) => new RegExp(`^${name}=(.*)$`, "m").exec(scriptIn(files, ".env"))?.[1];
const scriptIn = (files, path) => {
	const file = files.find((file) => file.path === path);
	if (file === void 0) throw new Error(`the release has no ${path}`);
	return textOf(file);
};
// src/commands/prepare.ts
/** Looks at what is there, renders the stack and makes the plan, which goes into the report and the log. */
const prepare = async (step) => {
	const { cloud, inputs, log, report } = step;
	const { observed, facts, health } = await log.group("Look at what is there", async () => {
		const [observed, facts, health] = await Promise.all([
			lookAround(step),
			gatherFacts(cloud, inputs.configuration),
			readHealth(cloud),
			noteAuthority(step)
		]);
		log.info(`Account ${cloud.scope.account}, region ${cloud.scope.region}: ${observed.length} resources of '${cloud.scope.name}'.`);
		return {
			observed,
			facts,
			health
		};
	});
	return log.group("Plan", async () => {
		refuseLostData(observed, health, inputs.configuration);
		const now = step.now();
		const secrets = wantedSecrets({
			scope: cloud.scope,
			configuration: inputs.configuration,
			now
		}, observed);
		if (inputs.configuration.rotateIngestToken) sayWhenTokenStays(step, observed, secrets);
		const files = await renderFiles(step, facts, secrets);
		const images = stackImages(files);
		refuseOutOfReach({
			adopted: facts.adopted,
			configuration: inputs.configuration,
			scope: cloud.scope
		}, images);
		const release = await packRelease(files);
		const { configuration } = inputs;
		const expiresAt = expiryOf(configuration.ttl, now);
		const intent = {
			scope: cloud.scope,
			configuration,
			facts,
			userData: renderUserData(files),
			expiresAt,
			now
		};
		const changes = planDeployment(intent, observed);
		const plan = {
			changes,
			expiry: planExpiry(observed, expiresAt),
			release: releaseChange(step, {
				observed,
				changes,
				release,
				health
			})
		};
		const known = report.plan ? new Set(planLines(report.plan)) : /* @__PURE__ */ new Set();
		report.plan = plan;
		report.changed = inputs.command === "deploy" && !(isEmpty(changes) && plan.release.action === "keep");
		if (health) {
			report.health = health;
			report.release = health.release;
		}
		const news = planLines(plan).filter((line) => !known.has(line));
		for (const line of news.length === 0 ? ["As before."] : news) log.info(line);
		const jumps = health === null || health.release === release.id ? [] : majorJumps((await findStaged(cloud, health.release))?.images ?? [], images);
		for (const { store, from, to } of jumps) log.info(`${store} goes from ${from} to ${to}, another major version: a snapshot of the data volume is taken first.`);
		const plugin = facts.adopted?.isolation ? composePlugin(files, facts.architecture) : null;
		return {
			observed,
			release,
			health,
			images,
			jumps,
			plugin
		};
	});
};
/** A host that has reported had a data volume. Starting with an empty one would look as if it had worked. */
const refuseLostData = (observed, health, { restoreSnapshotId }) => {
	if (health === null || restoreSnapshotId || ofKind(observed, "volume").length > 0) return;
	throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`The data volume of '${health.deployment}' is missing: its host ${health.instance} reported at ${health.checkedAt}, and no volume carries the tags \`vispyr:deployment\` = \`${health.deployment}\` and \`vispyr:volume\` = \`data\`.`, { fix: "Give the volume its tags back, or restore a snapshot of it with `restore-snapshot-id`. To begin anew without the data, run `command: destroy` with `delete-data: true` first." });
};
/** A token is not rotated twice in a day; that it was not must not look as if it was. */
const sayWhenTokenStays = ({ log }, observed, secrets) => {
	const current = ofKind(observed, "parameter").find(({ key }) => key === "parameter/ingest-token");
	const wanted = secrets.find(({ key }) => key === current?.key);
	if (current?.state.version !== wanted?.state.version || current === void 0) return;
	log.info(`rotate-ingest-token: the token is from ${current.details.modifiedAt} and stays: it is rotated at most every ${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.n)(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.x)}, for as long as the one before it is accepted.`);
};
const renderFiles = ({ cloud, inputs, stackDirectory }, facts, secrets) => {
	const { configuration } = inputs;
	return renderStack({
		directory: stackDirectory,
		...configuration.stackDirectory && { overlay: configuration.stackDirectory },
		settings: {
			name: cloud.scope.name,
			region: cloud.scope.region,
			bucket: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.S)(cloud.scope),
			memoryMiB: facts.memory,
			volumeSizeGiB: configuration.volumeSize,
			tracesRetentionSeconds: configuration.tracesRetention,
			metricsRetentionSeconds: configuration.metricsRetention,
			logs: configuration.logs,
			...facts.adopted?.isolation && { isolated: true },
			...configuration.imageRegistry && { imageRegistry: configuration.imageRegistry },
			...configuration.tls && {
				domain: configuration.tls.domain,
				email: configuration.tls.email
			},
			ingestAuth: configuration.ingestAuth,
			...configuration.adminPasswordParameter && { adminPasswordParameter: configuration.adminPasswordParameter },
			secretVersions: {
				...facts.adminPasswordVersion && { "grafana-admin-password": facts.adminPasswordVersion },
				...Object.fromEntries(secrets.map(({ key, state }) => [key.slice(10), state.version]))
			}
		}
	});
};
/** The host is left alone when nothing around it changes and its own recent report proves that this very release is healthy on it. */
const releaseChange = ({ now }, { observed, changes, release, health }) => {
	const host = ofKind(observed, "instance")[0];
	const doubts = doubtsAbout(health, {
		instance: host?.id ?? null,
		release: release.id,
		now: now(),
		startedAt: host?.details.launchedAt ?? null
	});
	const reason = (host ? doubts : "not there yet") ?? (isEmpty(changes) ? null : "verified again, because resources change");
	return {
		action: reason === null ? "keep" : health === null ? "create" : "change",
		from: health?.release ?? null,
		to: release.id,
		reason: reason ?? "active and healthy, as the host reports"
	};
};
// src/commands/deploy.ts
/** Makes the deployment what the inputs say, and ends well only when telemetry written to it was read back. */
const deploy = async (step) => {
	const { report } = step;
	const first = await prepare(step);
	if (isDone(step, first) || await movedExpiry(step, first)) return;
	const { changes } = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan");
	await underLock(step, changes, async () => {
		const second = await prepare(step);
		try {
			if (!isDone(step, second)) await carryOut(step, second);
		} finally {
			report.plan = withBucketOf(changes, (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan"));
		}
	});
};
/** The plan as it was carried out: the bucket was made right beforehand, as the place of the lock, and is no less this run's work. */
const withBucketOf = (beforehand, plan) => ({
	...plan,
	changes: plan.changes.map((change) => {
		const made = beforehand.find(({ kind, action }) => kind === "bucket" && action !== "keep");
		return change.kind === "bucket" && change.action === "keep" && made ? {
			...made,
			id: change.id
		} : change;
	})
});
/** Whether the plan has nothing to do: then no call that changes anything is made, not even for the lock. */
const isDone = ({ log, report }, { release }) => {
	const { changes, expiry, release: releaseChange } = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan");
	if (!isEmpty(changes) || expiry.action !== "keep" || releaseChange.action !== "keep") return false;
	log.info(`Nothing to do: release ${release.id} is active and healthy.`);
	return true;
};
/**
* Moves the expiry where nothing else is to be done: one tag, for which no other run has to wait. One that is over is no such case, since a sweep may just be
* removing the deployment.
*/
const movedExpiry = async ({ cloud, log, report, now }, { observed, release }) => {
	const { changes, expiry, release: releaseChange } = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan");
	if (!isEmpty(changes) || releaseChange.action !== "keep") return false;
	if (expiry.from !== null && isOver(expiry.from, now()) !== false) return false;
	await moveExpiry(cloud, observed, expiry.to);
	report.expiresAt = expiry.to;
	log.info(`Nothing to release: ${release.id} is active and healthy.`);
	return true;
};
const carryOut = async (step, { observed, release, health, images, jumps, plugin }) => {
	const { cloud, log, report } = step;
	const { changes, expiry, release: releaseChange } = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan");
	let current = observed;
	await keepSnapshot(step, {
		observed,
		jumps
	});
	if (expiry.action !== "keep") await moveExpiry(cloud, observed, expiry.to);
	report.expiresAt = expiry.to;
	if (plugin) await log.group("Stage what the host cannot download", () => stagePlugin(cloud, plugin, step.environment));
	if (!isEmpty(changes)) {
		await log.group("Apply the plan", () => apply(cloud, changes));
		current = await lookAround(step);
	}
	if (releaseChange.action === "keep") {
		log.info(`Nothing to release: ${release.id} is active and healthy.`);
		return;
	}
	const { instance, volume } = hostOf(current);
	await log.group("Wait for the host", () => untilAgentIsOnline(cloud, instance));
	await log.group("Release", () => activate(step, {
		release,
		images,
		before: lastVerified(health),
		instance,
		volume
	}));
};
/** Keeps the data as it is before a change that asks for it: the user's wish, or a store that may not find its way back. */
const keepSnapshot = async ({ cloud, inputs, log }, { observed, jumps }) => {
	const volume = ofKind(observed, "volume")[0];
	if (!volume || !(inputs.configuration.snapshot || jumps.length > 0)) return;
	const reason = jumps.length > 0 ? `before ${jumps.map(({ store, from, to }) => `${store} ${from} -> ${to}`).join(", ")}` : "before a change";
	await log.group("Take a snapshot", () => takeSnapshot(cloud, volume.id, reason));
};
/** Ships a release to the host and makes sure that it was verified there. */
const activate = async (step, { release, images, before, instance, volume }) => {
	const { cloud, inputs, environment, log, report, now, remember } = step;
	await stageRelease(cloud, release, images);
	const progress = `progress/${release.id}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.randomUUID)()}.log`;
	const annotation = await stageAnnotation(cloud, {
		text: annotationText(`Vispyr release ${release.id}`, environment),
		tags: [DEPLOY_TAG],
		time: now().getTime()
	});
	const script = activationScript({
		deployment: cloud.scope.name,
		region: cloud.scope.region,
		bucket: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.S)(cloud.scope),
		release: release.id,
		sha256: release.sha256,
		instance,
		volume,
		progress,
		onFailure: inputs.onFailure,
		verified: before === null ? null : (await findStaged(cloud, before))?.sha256 ?? null
	});
	const since = now();
	log.info(`Release ${release.id} (${release.archive.byteLength} bytes) goes to ${instance}.`);
	try {
		await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.a)(cloud, {
			instance,
			script: annotating(script, annotation),
			progress,
			comment: `Vispyr ${cloud.scope.name}: release ${release.id}`,
			seconds: inputs.timeout,
			onSent: (id) => remember(_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.t, id === null ? "" : `${id} ${instance}`)
		});
	} catch (error) {
		throw error instanceof _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.i ? await whatIsActive(step, release, error) : error;
	}
	await noteAuthority({
		cloud,
		report
	});
	const health = requireVerified(await readHealth(cloud), {
		instance,
		release: release.id,
		now: now()
	}, since);
	report.health = health;
	report.release = health.release;
	log.info(`Verified: ${health.services.length} services healthy, ${health.probes.length} probes answered, canary ${health.canary?.id} read back.`);
	await pruneReleases(cloud, release);
};
/** The exit code by which a host says that the last verified release is active and verified again. */
const ROLLED_BACK = 75;
/** A failed release with what is active instead, which the outputs and the summary tell too. */
const whatIsActive = async ({ cloud, report }, failed, failure) => {
	const health = await readHealth(cloud);
	if (health) {
		report.health = health;
		report.release = health.release;
	}
	if (failure.exitCode !== ROLLED_BACK || health === null) return failure;
	return new _open_ends_js__WEBPACK_IMPORTED_MODULE_2__.i(`Release ${failed.id} was not verified. ${failure.message} Release ${health.release} is active and verified again, as before.`, failure.output, {
		fix: failure.fix ?? "",
		cause: failure
	});
};
const hostOf = (observed) => ({
	instance: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(ofKind(observed, "instance")[0], "a host").id,
	volume: (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(ofKind(observed, "volume")[0], "a data volume").id
});
// src/commands/destroy.ts
/**
* Removes the deployment, with or without its data, and proves it by looking again.
*
* @param check looks at the deployment once nobody else changes it, and throws when it must not be removed
*/
const destroy = async (step, check = () => void 0) => {
	const { inputs, log, report } = step;
	const first = await log.group("Look at what is there", () => look(step));
	if (!report.changed) {
		report.remaining = namesOf(first);
		log.info(first.length === 0 ? `There is nothing of '${inputs.name}' in ${inputs.region}.` : `Nothing to remove. ${keptSentence(report.remaining)}`);
		return;
	}
	if (first.some(({ kind }) => kind === "bucket")) await underLock(step, [], () => remove$1(step, check));
	else await remove$1(step, check);
	await removeBucket(step);
	await log.group("Look again", () => requireGone(step));
};
/** Looks, and plans what is to go. */
const look = async (step) => {
	const { inputs, report } = step;
	const observed = await lookAround(step);
	const changes = planDestruction(inputs.region, observed, inputs.deleteData);
	report.plan = {
		changes,
		expiry: {
			action: "keep",
			from: null,
			to: null,
			reason: "goes with the host"
		},
		release: {
			action: "keep",
			from: null,
			to: null,
			reason: "goes with the host"
		}
	};
	report.changed = report.changed || !isEmpty(changes);
	return observed;
};
/** Removes everything but the bucket, in which the lock lies. */
const remove$1 = async (step, check) => {
	const { cloud, log, report } = step;
	const observed = await look(step);
	check(observed);
	const plan = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan");
	for (const line of planLines(plan)) log.info(line);
	await keepOrRemoveSnapshots(step, observed);
	await log.group("Remove", () => apply(cloud, plan.changes.filter(({ kind }) => kind !== "bucket")));
};
/** With `snapshot`, one more is taken before the volume goes, and all stay; without it, they go with the data. */
const keepOrRemoveSnapshots = async ({ cloud, inputs, log }, observed) => {
	const volume = ofKind(observed, "volume")[0];
	if (inputs.snapshot && volume) await log.group("Take a snapshot", async () => {
		const id = await takeSnapshot(cloud, volume.id, "before destroy");
		if (inputs.deleteData) await untilComplete(cloud, id);
	});
	if (inputs.deleteData && !inputs.snapshot) await removeSnapshots(cloud);
};
const removeBucket = async ({ cloud, log, report }) => {
	const changes = (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan").changes.filter(({ kind }) => kind === "bucket");
	if (!isEmpty(changes)) await log.group("Remove the bucket", () => apply(cloud, changes));
};
const requireGone = async (step) => {
	const { log, report } = step;
	const left = await lookAround(step);
	const kept = new Set((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.o)(report.plan, "a plan").changes.filter(({ action }) => action === "keep").map(({ key }) => key));
	const surprising = left.filter(({ key }) => !kept.has(key));
	report.remaining = namesOf(left);
	if (surprising.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`Still there after destroy: ${namesOf(surprising).join(", ")}.`, { fix: "Run destroy again: it goes on from here." });
	log.info(left.length === 0 ? "Nothing is left." : keptSentence(report.remaining));
};
const keptSentence = (remaining) => `Kept, because it is data: ${remaining.join(", ")}. With \`delete-data: true\` it goes too.`;
const namesOf = (observed) => observed.map(({ key, id }) => `${key} ${id}`);
// src/commands/on-github.ts
/**
* Opens what the inputs ask for. What GitHub refuses is a warning, which names the permission to add: the deployment itself is none the worse for it. Nothing of
* this is loaded unless it is asked for.
*/
const openOnGitHub = async (inputs, environment, log) => {
	const { comment, deployment: record, token } = inputs.github;
	if (!comment && !record) return { close: async () => void 0 };
	const attempt = async (what, act) => {
		try {
			return await act();
		} catch (error) {
			const fix = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t && error.fix ? ` ${error.fix}` : "";
			const message = error instanceof Error ? error.message : String(error);
			log.warning(`${what}: ${message.replace(/\.$/, "")}.${fix}`);
			return;
		}
	};
	const { readRepository } = await __webpack_require__.e(/* import() */ 184).then(__webpack_require__.bind(__webpack_require__, 5184));
	const repository = await attempt("This run cannot be told apart", () => readRepository(environment, token));
	if (!repository) {
		log.warning("There is no token or no repository to speak to GitHub with: set `github-token`.");
		return { close: async () => void 0 };
	}
	const id = record && inputs.command === "deploy" ? await attempt("The deployment could not be recorded on GitHub", async () => {
		const { openRecord } = await __webpack_require__.e(/* import() */ 55).then(__webpack_require__.bind(__webpack_require__, 1055));
		return openRecord(repository, {
			name: inputs.name,
			transient: inputs.configuration.ttl !== null
		}, environment);
	}) : void 0;
	return { close: async (report, failure, summary) => {
		if (record) await attempt("The record on GitHub could not be closed", () => closeRecord(repository, {
			id,
			report,
			failure,
			environment
		}));
		if (comment) await attempt("The pull request could not be commented on", () => commentOn(repository, {
			report,
			summary,
			environment,
			log
		}));
	} };
};
const closeRecord = async (repository, { id, report, failure, environment }) => {
	const { closeRecords, setState } = await __webpack_require__.e(/* import() */ 55).then(__webpack_require__.bind(__webpack_require__, 1055));
	if (id !== void 0) {
		const url = report.endpoints?.["grafana-url"] ?? "";
		const description = failure === void 0 ? report.changed ? "Deployed and verified" : "Unchanged and healthy" : firstLine(failure);
		await setState(repository, id, {
			state: failure === void 0 ? "success" : "failure",
			url,
			description
		}, environment);
	}
	if (report.command === "destroy" && failure === void 0) await closeRecords(repository, report.name, environment);
};
const firstLine = (failure) => (failure instanceof Error ? failure.message : String(failure)).split("\n")[0] ?? "";
const commentOn = async (repository, { report, summary, environment, log }) => {
	const { pullRequest } = repository;
	if (pullRequest === null) {
		log.info("This run is about no pull request: there is nothing to comment on.");
		return;
	}
	const { keepComment } = await __webpack_require__.e(/* import() */ 167).then(__webpack_require__.bind(__webpack_require__, 8167));
	const url = await keepComment(repository, {
		pullRequest,
		deployment: `${report.name} in ${report.region}`,
		body: summary
	}, environment);
	log.info(`Commented: ${url}`);
};
// src/commands/plan.ts
/** Shows what deploy would do, and does nothing. */
const plan = async (step) => {
	await prepare(step);
};
// src/commands/status.ts
/**
* Tells how the deployment is, from what AWS and the host's own report say. Reads only.
*
* @throws UserError when it is as `fail-on` forbids it to be
*/
const status = async (step) => {
	const { cloud, inputs, log, report } = step;
	const { observed, health } = await log.group("Status", async () => {
		const [observed, health, holder] = await Promise.all([
			lookAround(step),
			readHealth(cloud),
			(0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.c)(cloud),
			noteAuthority(step)
		]);
		report.lock = holder;
		describe(step, observed, health);
		return {
			observed,
			health
		};
	});
	const complaints = [];
	const doubts = doubtsAboutHost(step, observed, health);
	report.doubts = doubts;
	if (doubts) {
		log.warning(`Not healthy: ${doubts}.`);
		if (inputs.failOn.includes("unhealthy")) complaints.push(`is not healthy: ${doubts}`);
	}
	if (inputs.failOn.includes("drift")) {
		const drift = await driftOf(step);
		if (drift) complaints.push(`has drifted: ${drift}`);
	}
	if (complaints.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`'${inputs.name}' ${complaints.join("; and it ")}.`, { fix: "Run deploy with the same inputs: it puts right what differs and starts what does not answer." });
};
const describe = ({ cloud, inputs: { failOn }, log, report, now }, observed, health) => {
	if (observed.length === 0) log.info(`There is nothing of '${cloud.scope.name}' in ${cloud.scope.region}.`);
	for (const resource of observed) log.info(`${resource.key} ${resource.id}`);
	if (observed.length > 0) log.info(`Expires: ${report.expiresAt ?? "never"}`);
	log.info(`Lock: ${report.lock ?? "free"}`);
	if (!failOn.includes("drift")) log.info("Drift: not looked for; `fail-on: drift` compares with the inputs of deploy.");
	if (!health) {
		log.info("The host has not reported.");
		return;
	}
	report.health = health;
	report.release = health.release;
	const age = (0,_time_js__WEBPACK_IMPORTED_MODULE_14__.r)(Math.max(0, now().getTime() - Date.parse(health.checkedAt)));
	log.info(`Release ${health.release} on ${health.instance}, reported at ${health.checkedAt} (${age} ago): ${health.healthy ? "healthy" : "NOT healthy"}.`);
	for (const { name, state, health: condition } of health.services) log.info(`  ${name}: ${state} ${condition}`);
	for (const { name, port, ok, detail } of health.probes) log.info(`  ${name} on ${port}: ${ok ? "ok" : "FAILED"}, ${detail}`);
	if (health.disk) {
		const { usedBytes, totalBytes } = health.disk;
		log.info(`  data volume: ${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.t)(usedBytes)} of ${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.t)(totalBytes)} used (${Math.round(100 * usedBytes / totalBytes)} %)`);
	}
	if (health.ingestion !== void 0) log.info(`  arriving: ${ingestionText(health.ingestion)}`);
	for (const trouble of troublesOf(health)) log.warning(trouble);
};
/** Why the deployment cannot be said to work; null when its host proves that it does. */
const doubtsAboutHost = ({ now }, observed, health) => {
	const [instance] = ofKind(observed, "instance");
	if (!instance) return "there is no host";
	if (instance.state.power !== "running") return `the host ${instance.id} is switched off`;
	return doubtsAbout(health, {
		instance: instance.id,
		release: health?.release ?? "",
		now: now()
	});
};
/** What deploy would change, or null. A host that is merely not well is no drift. */
const driftOf = async (step) => {
	await prepare(step);
	const { plan } = step.report;
	if (!plan) return null;
	const drift = plan.changes.filter(({ action }) => action !== "keep").map(({ action, key, differences }) => {
		const fields = differences.map(({ field }) => field).join(", ");
		return `${action} ${key}${fields === "" ? "" : ` (${fields})`}`;
	});
	if (plan.release.to !== plan.release.from) drift.push(`release ${plan.release.from ?? "none"} -> ${plan.release.to}`);
	step.report.drift = drift;
	if (isEmpty(plan.changes) && drift.length === 0) return null;
	step.log.warning(`Drift: ${summaryLine(plan.changes)}`);
	return drift.join(", ");
};
// src/commands/sweep.ts
/** Destroys every deployment of the region whose expiry is over, and only those, and lists the others. One that fails does not keep the others. */
const sweep = async (step) => {
	const { cloud, log, report, now } = step;
	const swept = [];
	report.sweep = swept;
	const deployments = await log.group("Look for deployments", () => listDeployments(cloud));
	if (deployments.length === 0) log.info(`There are no deployments in ${cloud.scope.region}.`);
	for (const deployment of deployments) {
		const result = await judge(step, deployment, now());
		swept.push(result);
		report.changed ||= result.outcome === "destroyed";
		log.info(`${result.name}: ${result.outcome}${result.expiresAt ? `, expiry ${result.expiresAt}` : ""}${result.detail ? ` (${result.detail})` : ""}`);
	}
	const failed = swept.filter(({ outcome }) => outcome === "failed" || outcome === "unreadable expiry");
	if (failed.length > 0) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`${failed.length} of ${deployments.length} deployments could not be dealt with: ${failed.map(({ name, detail }) => `${name} (${detail})`).join("; ")}`, { fix: "The others were dealt with. Run sweep again when the cause is gone: it goes on from here." });
};
const judge = async (step, { name, expiresAt, onlyData }, now) => {
	if (expiresAt === null) return {
		name,
		expiresAt,
		outcome: onlyData ? "only data left" : "never expires",
		detail: ""
	};
	const over = isOver(expiresAt, now);
	if (over === null) return {
		name,
		expiresAt,
		outcome: "unreadable expiry",
		detail: `the tag says '${expiresAt}', which is no time: deploy it with a \`ttl\` again, or destroy it`
	};
	return over ? remove(step, name) : {
		name,
		expiresAt,
		outcome: "not expired",
		detail: ""
	};
};
/** Removes one deployment by the very story of destroy, after a look whether a deploy has just extended it. */
const remove = async (step, name) => {
	const { inputs, now, log } = step;
	const cloud = {
		...step.cloud,
		scope: {
			...step.cloud.scope,
			name
		}
	};
	const observed = await observe(cloud);
	if (expiriesOf(observed).length === 0) {
		const detail = observed.map(({ key, id }) => `${key} ${id}`).join(", ") || "nothing is left";
		return {
			name,
			expiresAt: null,
			outcome: observed.length === 0 ? "gone" : "only data left",
			detail
		};
	}
	const expiresAt = currentExpiry(observed);
	if (expiresAt === null || isOver(expiresAt, now()) !== true) return {
		name,
		expiresAt,
		outcome: expiresAt === null ? "never expires" : "not expired",
		detail: "moved meanwhile"
	};
	log.info(`${name} expired at ${expiresAt}.`);
	const report = {
		command: "destroy",
		name,
		region: inputs.region,
		changed: false,
		phases: step.report.phases
	};
	try {
		await destroy({
			...step,
			cloud,
			report,
			inputs: {
				...inputs,
				command: "destroy",
				name
			}
		}, (observed) => {
			const expiry = currentExpiry(observed);
			if (expiry === null || isOver(expiry, now()) !== true) throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`a deploy has moved its expiry to ${expiry ?? "never"} while sweep waited for it`);
		});
		const { remaining = [] } = report;
		return {
			name,
			expiresAt,
			outcome: "destroyed",
			detail: remaining.length > 0 ? `kept, because it is data: ${remaining.join(", ")}` : "nothing is left"
		};
	} catch (error) {
		if (cloud.signal.aborted) throw error;
		return {
			name,
			expiresAt,
			outcome: "failed",
			detail: wordsOf((0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.A)(error))
		};
	}
};
/** What was wrong and what to do about it, which is another thing for each deployment. */
const wordsOf = (error) => {
	if (!(error instanceof Error)) return String(error);
	return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__.t && error.fix ? `${error.message} ${error.fix}` : error.message;
};
// src/commands/run.ts
/**
* Runs one command and reports on it, whatever becomes of it.
*
* @throws what the command threw, or why it was ended
*/
const run = async ({ inputs, environment, log, controller, stackDirectory }) => {
	const { command, name, region } = inputs;
	const { signal } = controller;
	const report = {
		command,
		name,
		region,
		changed: false,
		phases: log.phases
	};
	const onGitHub = await openOnGitHub(inputs, environment, log);
	const failure = await attempt(async () => {
		const cloud = await (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.O)({
			name,
			region,
			environment,
			log,
			signal
		});
		const abort = (reason) => controller.abort(reason);
		await perform({
			inputs,
			cloud,
			log,
			report,
			stackDirectory,
			environment,
			abort,
			remember: _registry_js__WEBPACK_IMPORTED_MODULE_1__.m,
			now: () => /* @__PURE__ */ new Date()
		});
	}).then((error) => error !== void 0 && signal.aborted ? signal.reason : (0,_open_ends_js__WEBPACK_IMPORTED_MODULE_2__.A)(error));
	for (const [output, value] of Object.entries(outputsOf(report))) (0,_registry_js__WEBPACK_IMPORTED_MODULE_1__.g)(output, value);
	const summary = summaryOf(report, failure, priceNote(region, report.plan?.changes ?? []));
	await writeSummary(summary, log);
	await onGitHub.close(report, failure, summary);
	if (failure !== void 0) throw failure;
};
const perform = (step) => {
	const { inputs } = step;
	switch (inputs.command) {
		case "deploy": return deploy({
			...step,
			inputs
		});
		case "plan": return plan({
			...step,
			inputs
		});
		case "status": return status({
			...step,
			inputs
		});
		case "destroy": return destroy({
			...step,
			inputs
		});
		case "sweep": return sweep({
			...step,
			inputs
		});
		case "annotate": return annotate({
			...step,
			inputs
		});
	}
};
const attempt = async (act) => {
	try {
		await act();
		return;
	} catch (error) {
		return error ?? /* @__PURE__ */ new Error("unknown failure");
	}
};
/** A summary that cannot be written must not hide what it is about. */
const writeSummary = async (markdown, log) => {
	try {
		await summary.addRaw(markdown, true).write();
	} catch (error) {
		log.warning(`The job summary could not be written: ${String(error)}`);
	}
};
/** Why a step that was ended by its own deadline failed. */
const timeoutError = (seconds, log) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__.t(`Not finished within the timeout of ${(0,_time_js__WEBPACK_IMPORTED_MODULE_14__.n)(seconds)}; it was busy with: ${log.current() ?? "nothing"}.`, { fix: "Run the step again: it goes on from here. If it needs longer as a rule, raise `timeout`." });



/***/ })

};

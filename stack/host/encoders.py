"""The few messages that the canary sends, encoded by hand: the host has Python's standard library and nothing else.

Protocol buffers are sequences of fields. A field is a tag, `number << 3 | wire type`, and a value: wire type 0 is a variable-length integer, 1 is eight bytes,
2 is a length and that many bytes (strings, nested messages, packed lists).
"""

import struct


def varint(value: int) -> bytes:
    """An unsigned integer, seven bits a byte, the lowest first; the top bit says that more follow."""
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def integer(number: int, value: int) -> bytes:
    """An int64, uint64 or enum field."""
    return varint(number << 3) + varint(value)


def fixed64(number: int, value: int) -> bytes:
    """A fixed64 field."""
    return varint(number << 3 | 1) + struct.pack("<Q", value)


def double(number: int, value: float) -> bytes:
    """A double field."""
    return varint(number << 3 | 1) + struct.pack("<d", value)


def message(number: int, content: bytes) -> bytes:
    """A nested message or a bytes field."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def text(number: int, value: str) -> bytes:
    """A string field."""
    return message(number, value.encode())


def attribute(number: int, key: str, value: str) -> bytes:
    """An OpenTelemetry KeyValue with a string in it."""
    return message(number, text(1, key) + message(2, text(1, value)))


def otlp_trace(trace_id: bytes, span_id: bytes, service: str, name: str, start_ns: int, end_ns: int) -> bytes:
    """An ExportTraceServiceRequest with one internal span (opentelemetry/proto/collector/trace/v1)."""
    span = b"".join(
        [
            message(1, trace_id),
            message(2, span_id),
            text(5, name),
            integer(6, 1),  # SPAN_KIND_INTERNAL: never an edge of the service graph
            fixed64(7, start_ns),
            fixed64(8, end_ns),
        ]
    )
    resource = attribute(1, "service.name", service)
    scope_spans = message(1, text(1, service)) + message(2, span)
    return message(1, message(1, resource) + message(2, scope_spans))


def grpc_frame(content: bytes) -> bytes:
    """A gRPC message as it stands in a request's body: not compressed, its length, itself."""
    return struct.pack(">BI", 0, len(content)) + content


def remote_write(labels: dict, value: float, timestamp_ms: int) -> bytes:
    """A WriteRequest with one sample (Prometheus remote write 1.0). Labels must be sorted by name."""
    series = b"".join(message(1, text(1, name) + text(2, labels[name])) for name in sorted(labels))
    return message(1, series + message(2, double(1, value) + integer(2, timestamp_ms)))


def snappy(content: bytes) -> bytes:
    """Snappy's block format using literals only: valid, merely not smaller. A literal of up to 60 bytes has a one-byte tag."""
    pieces = [content[start : start + 60] for start in range(0, len(content), 60)]
    return varint(len(content)) + b"".join(bytes([(len(piece) - 1) << 2]) + piece for piece in pieces)


def pprof(function: str, nanoseconds: int, time_ns: int, duration_ns: int) -> bytes:
    """A CPU profile with one sample in one function (google/pprof, proto/profile.proto)."""
    strings = ["", "cpu", "nanoseconds", function]
    value_type = integer(1, 1) + integer(2, 2)
    return b"".join(
        [
            message(1, value_type),
            message(2, integer(1, 1) + integer(2, nanoseconds)),  # location 1
            message(4, integer(1, 1) + message(4, integer(1, 1) + integer(2, 1))),  # location 1: function 1, line 1
            message(5, integer(1, 1) + integer(2, 3) + integer(3, 3)),  # function 1
            b"".join(text(6, value) for value in strings),
            integer(9, time_ns),
            integer(10, duration_ns),
            message(11, value_type),
            integer(12, nanoseconds),
        ]
    )

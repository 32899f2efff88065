"""Published worked examples of devices, data centres, networks and meetings."""

from __future__ import annotations

import pytest

import carbon
from published import Example, agrees


def power(value):
    return (f"electricity.grid,,generation,kWh,{value}",)


STANDARD = "Scott Logic, Technology Carbon Standard"
SERVER = f"{STANDARD}, 'Data Centre and Server Hardware Example', high-level approach"
NIME = "NIME, 'Video conferencing and sustainability' (for the conference of 2021), an hour of video call: 0.015 kWh/GB × 0.469 kg"
NETWORK = {"power": "0 W", "network_intensity": "0.015 kWh/GB"}
FOUNDATION = f"{STANDARD}, case study Green Web Foundation, 'Operational emissions'"

EXAMPLES = [
    Example(SERVER, carbon.DeviceUse(devices=1, duration="8760 h", power="237 W"), "681", factors=power(0.328)),
    Example(SERVER, carbon.DeviceUse(devices=10, duration="8760 h", power="237 W"), "6810", factors=power(0.328)),
    # ten servers of 0.237 kW × 8 760 h, printed rounded as 2 076 kWh each, × PUE 1.6
    Example(SERVER, carbon.DataCentre(energy="20761.2 kWh", pue=1.6), "10895", factors=power(0.328)),
    Example(FOUNDATION, carbon.DeviceUse(devices=1, duration="8760 h", power="10 W"), "31.89", factors=power(0.364)),
    Example(FOUNDATION, carbon.DeviceUse(devices=0.7, duration="1760 h", power="17.1 W"), "8.13", factors=power(0.386)),
    # four virtual machines of 1.182224 W × 8 760 h, PUE 1.16: printed 48.05 kWh and 0.94 kg
    Example(FOUNDATION, carbon.DataCentre(energy=(4 * 1.182224 * 8.76, "kWh"), pue=1.16), "48.05", factors=power(1)),
    Example(FOUNDATION, carbon.DataCentre(energy=(4 * 1.182224 * 8.76, "kWh"), pue=1.16), "0.94", factors=power(0.0195)),
    Example(
        "CalculatorLib, 'Streaming Carbon Footprint Calculator', worked example: 10 h × 3 GB/h × 0.077 kWh/GB × 475 g/kWh",
        carbon.DigitalMeeting(duration="10 h", power="0 W", data="3 GB/h", network_intensity="0.077 kWh/GB"),
        "1097.25",
        "g",
        power(0.475),
    ),
    Example(
        "AgentCalc, 'Virtual Meeting Carbon Footprint Calculator': 2 h × 10 participants × 1.5 kg",
        carbon.DigitalMeeting(
            participants=10, duration="2 h", power="0 W", device_factor="1.5 kg CO2e/participant_hour", evidence="AgentCalc"
        ),
        "30",
        factors=power(1),
    ),
    Example(f"{NIME}, 250 MB", carbon.DigitalMeeting(duration="1 h", data="0.25 GB/h", **NETWORK), "0.0018", factors=power(0.469)),
    Example(f"{NIME}, 1.3 GB", carbon.DigitalMeeting(duration="1 h", data="1.3 GB/h", **NETWORK), "0.0091", factors=power(0.469)),
    # the same hour as a visit of half an hour, with a device at either end
    Example(
        f"{NIME}, 1.3 GB",
        carbon.DigitalCareVisit(visits=1, duration="30 min", data="1.3 GB/h", **NETWORK),
        "0.0091",
        factors=power(0.469),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[:40]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source

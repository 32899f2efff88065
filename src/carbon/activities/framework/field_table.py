"""What is known of the fields of the shipped kinds: written by tools/kind_table.py, never by hand."""
# ruff: noqa: E501

NAMES = """
after agent aircraft ambient_temperature amendments animal animals area asset_class band before biomass_after
biomass_before blend body booked bottle_volume bottles boundary burned byproducts byproducts_destroyed cabin calcined
capacity_added capacity_retired captured carbon_content carbon_fraction carbonate cement certificates_sold change charge
charging_region classification climate clinker clinker_share closing_stock cloud_region coefficient_of_performance
collected comparison compilation concentration condition consumption containers control cooling count crop cullet
cylinder_mass cylinder_volume cylinders data data_quality days density destination destroyed device_factor devices
digestate direction discharge distance distance_kind distance_method ditches duration efficiency electric_share
emissions employees empty_running energy engine entity equipment evidence facilities factor factor_gwp_set factor_unit
feedstock filled form fresh_gas_flow fuel fuel_burned fuel_factor fuel_table fuel_used gas gas_zone gases
gross_calorific_value group harvest haul heat_efficiency heat_output heat_temperature heating_value heel hours id
industry infrastructure inhalers key kind laden land_use leached lease legs length lifetime lime_content load
load_factor loss_rate margin margins mass material materials meter method_of method_of_allocation mix mode model_year
moisture money name net_calorific_value network network_intensity nights nitrogen nitrogen_removed nitrogen_share note
occupancy one_way opening_stock operator organics_removed origin output outstanding own_area own_volume oxygen_demand
part participants passenger_share passenger_type passengers payload people per period phase pieces place power
power_efficiency power_output practice price price_basis product productivity propellant propellant_mass protein pue
purchased purpose qualifiers quality quantity rate recovered region reimbursement released remaining removed renewed
replaced reported_gwp_set rest_factor retention returned revenue rice round_trip route scopes season seats sector
segment serviced share shares site size sludge soil sold source spend stage stand step storage supplier supplier_factor
supply system taken technology temperature total_activity total_area total_volume traction transport transport_activity
treatment treatments trip trips type uncertainty usage usage_method use used uses value vat vegetation vehicle
vehicle_class vessel via visits volatile_solids volatilised volume waste wasted water weeks weighing weight wood zone
"""
NUMBERS = """
amount animals area biomass_after biomass_before booked bottle_volume bottles burned byproducts_destroyed calcined
capacity_added capacity_retired captured carbon_fraction cement charge clinker clinker_share closing_stock collected
concentration consumption containers count cullet cylinder_mass cylinder_volume cylinders data days density destroyed
devices distance ditches duration efficiency electric_share emissions employees empty_running energy facilities filled
fresh_gas_flow fuel_burned fuel_used harvest heat_efficiency heat_output heel hours industry inhalers leached length
lifetime lime_content load load_factor margin mass money network_intensity nights nitrogen nitrogen_removed
nitrogen_share occupancy opening_stock organics_removed outstanding own_area own_volume oxygen_demand participants
passenger_share passengers payload people pieces power power_efficiency power_output propellant_mass protein purchased
quantity rate recovered reimbursement released remaining removed renewed returned revenue serviced share sludge sold
spend storage taken total_activity total_area total_volume transport_activity trips used uses value vat visits
volatile_solids volatilised volume wasted weeks weight
"""
"""Those whose cells hold numbers."""
AMOUNTS = """
animals area bottle_volume bottles cement charge clinker concentration containers count cylinder_mass cylinder_volume
cylinders days devices distance duration emissions employees energy facilities fresh_gas_flow harvest hours inhalers
length lifetime mass money nights nitrogen oxygen_demand participants passengers people pieces propellant_mass quantity
reimbursement revenue sold spend transport_activity trips uses visits volume weeks weight
"""
"""Those that an amount is one of, or the product of."""
MEASURED = {
    "distance": "distance passenger_distance vehicle_distance",
    "duration": "duration",
    "volume": "normal_volume standard_volume us_standard_volume volume",
    "mass": "mass",
    "bottle_volume": "volume",
    "energy": "energy energy_gross energy_net",
    "emissions": "co2e",
    "quantity": "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR animal_time animals area area_time co2e container_distance containers data distance duration employee_time employees energy energy_gross energy_net flow freight inhabitant_time inhabitants mass missions nights normal_volume participant_time passenger_distance passengers pieces power room_nights share standard_volume us_standard_volume uses vehicle_distance vehicles volume volume_time",
    "clinker": "mass",
    "cement": "mass",
    "heat_output": "energy",
    "power_output": "energy",
    "harvest": "mass",
    "power": "power",
    "nitrogen": "mass",
    "area": "area",
    "outstanding": "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR",
    "value": "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR",
    "charge": "mass",
    "fuel_burned": "mass",
    "pieces": "pieces",
    "transport_activity": "freight",
    "payload": "mass",
    "spend": "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR",
    "opening_stock": "mass",
    "purchased": "mass",
    "sold": "mass",
    "closing_stock": "mass",
    "capacity_added": "mass",
    "capacity_retired": "mass",
    "filled": "mass",
    "serviced": "mass",
    "recovered": "mass",
    "oxygen_demand": "mass",
    "propellant_mass": "mass",
    "revenue": "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR",
    "lifetime": "duration",
    "own_area": "area",
    "total_area": "area",
    "weight": "mass",
    "length": "distance",
    "cylinder_mass": "mass",
    "cylinder_volume": "volume",
    "reimbursement": "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR",
    "storage": "duration",
    "fuel_used": "energy energy_gross energy_net mass normal_volume volume",
    "total_activity": "freight",
    "money": "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR",
    "own_volume": "volume",
    "total_volume": "volume",
}
"""Fields that need a unit → the dimensions they take, in the order in which sums are looked for."""

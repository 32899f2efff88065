"""Small made-up files in the forms of other programs."""

SIE = """#FLAGGA 0
#PROGRAM "Bokföring" 1.0
#FORMAT PC8
#GEN 20250115
#SIETYP 4
#FNAMN "Exempelbolaget i Åre AB"
#ORGNR 556000-0000
#RAR 0 20240101 20241231
#RAR -1 20230101 20231231
#KONTO 1930 "Bank"
#KONTO 2640 "Ingående moms"
#KONTO 3010 "Försäljning"
#KONTO 5010 "Lokalhyra"
#KONTO 5020 "El för belysning"
#SRU 5010 7513
#KTYP 5010 K
#KONTO 6540 "IT-tjänster"
#KONTO 7210 "Löner"
#KONTO 4010 "Inköp av varor"
#UB 0 1930 -12500.00
#RES 0 5010 100000.00
#RES -1 5010 90000.00
#RES 0 6540 40000.00
#VER A 1 20240131 "Hyra januari"
{
   #TRANS 5010 {} 60000.00 20240131 "Lokaler \\"Norra\\""
   #TRANS 2640 {} 15000.00
   #TRANS 1930 {} -75000.00
}
#VER A 2 20240630 "Hyra juni"
{
   #TRANS 5010 {"1" "100"} 40000.00
   #TRANS 1930 {} -40000.00
}
#VER B 7 20240901 "Molntjänst"
{
   #TRANS 6540 {} 50000.00
   #BTRANS 6540 {} 999.00
   #RTRANS 5020 {} 8000.00
   #TRANS 5020 {} 8000.00
   #TRANS 1930 {} -58000.00
}
#VER B 8 20241001 "Kredit"
{
   #TRANS 6540 {} -10000.00
   #TRANS 1930 {} 10000.00
}
#VER L 1 20241225 "Lön"
{
   #TRANS 7210 {} 30000.00
   #TRANS 3010 {} -30000.00
}
"""

ESPI = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<entry><link rel="self" href="U/1"/><content><UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory><kind>0</kind></ServiceCategory></UsagePoint></content></entry>
<entry><link rel="self" href="T/1"/><content><LocalTimeParameters xmlns="http://naesb.org/espi"><tzOffset>-18000</tzOffset></LocalTimeParameters></content></entry>
<entry><link rel="self" href="U/1/M/1"/><link rel="related" href="R/1"/><content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
<entry><link rel="self" href="U/1/M/2"/><link rel="related" href="R/2"/><content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
<entry><link rel="self" href="U/1/M/3"/><link rel="related" href="R/3"/><content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
<entry><link rel="self" href="R/1"/><content><ReadingType xmlns="http://naesb.org/espi"><accumulationBehaviour>4</accumulationBehaviour><commodity>1</commodity><flowDirection>1</flowDirection><powerOfTenMultiplier>3</powerOfTenMultiplier><uom>72</uom></ReadingType></content></entry>
<entry><link rel="self" href="R/2"/><content><ReadingType xmlns="http://naesb.org/espi"><accumulationBehaviour>4</accumulationBehaviour><commodity>1</commodity><flowDirection>19</flowDirection><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType></content></entry>
<entry><link rel="self" href="R/3"/><content><ReadingType xmlns="http://naesb.org/espi"><accumulationBehaviour>12</accumulationBehaviour><commodity>1</commodity><flowDirection>1</flowDirection><powerOfTenMultiplier>-3</powerOfTenMultiplier><uom>38</uom></ReadingType></content></entry>
<entry><link rel="self" href="U/1/M/1/I/1"/><content><IntervalBlock xmlns="http://naesb.org/espi"><interval><duration>7200</duration><start>1704085200</start></interval>
<IntervalReading><timePeriod><duration>3600</duration><start>1704085200</start></timePeriod><value>12</value></IntervalReading>
<IntervalReading><timePeriod><duration>3600</duration><start>1704088800</start></timePeriod><value>30</value></IntervalReading></IntervalBlock></content></entry>
<entry><link rel="self" href="U/1/M/2/I/1"/><content><IntervalBlock xmlns="http://naesb.org/espi"><IntervalReading><timePeriod><duration>3600</duration><start>1704085200</start></timePeriod><value>500</value></IntervalReading></IntervalBlock></content></entry>
<entry><link rel="self" href="U/1/M/3/I/1"/><content><IntervalBlock xmlns="http://naesb.org/espi"><IntervalReading><timePeriod><duration>900</duration><start>1704085200</start></timePeriod><value>900</value></IntervalReading></IntervalBlock></content></entry>
</feed>
"""

PORTAL = """Anläggning;Anläggnings-ID;Energislag;Period;Förbrukning;Enhet
Norra skolan;735999111;El;2024-01;1 250,5;kWh
Norra skolan;735999111;El;2024-02;1 100,0;kWh
Norra skolan;4711;Fjärrvärme;2024-01;14,2;MWh
"""

CARD = """Kvittonummer;Datum;Registreringsnummer;Produkt;Volym;Enhet;Belopp
1;2024-02-01;ABC123;Diesel B7;52,10;l;1 004,2
2;2024-02-03;ABC124;Bensin 95 E10;40,00;l;720
3;2024-02-04;ABC124;Biltvätt guld;1;st;199
4;2024-02-09;ABC125;HVO100;61,5;l;1 400
"""

TRAVEL = """Biljettnummer;Avresedatum;Från;Till;Klass;Antal;Pris
117-1;2024-03-04;LLA;ARN;Ekonomi;2;2 400
117-2;2024-03-09;ARN;BRU;Business;1;5 200
"""

package org.pydl4j.etl.internal.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.StopAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Names;

/** Lucene's analysers by name. */
public final class Analysers {
  private static final Map<String, Supplier<Analyzer>> KNOWN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("arabic", ArabicAnalyzer::new),
              Map.entry("armenian", ArmenianAnalyzer::new),
              Map.entry("basque", BasqueAnalyzer::new),
              Map.entry("bengali", BengaliAnalyzer::new),
              Map.entry("brazilian", BrazilianAnalyzer::new),
              Map.entry("bulgarian", BulgarianAnalyzer::new),
              Map.entry("catalan", CatalanAnalyzer::new),
              Map.entry("cjk", CJKAnalyzer::new),
              Map.entry("czech", CzechAnalyzer::new),
              Map.entry("danish", DanishAnalyzer::new),
              Map.entry("dutch", DutchAnalyzer::new),
              Map.entry("english", EnglishAnalyzer::new),
              Map.entry("estonian", EstonianAnalyzer::new),
              Map.entry("finnish", FinnishAnalyzer::new),
              Map.entry("french", FrenchAnalyzer::new),
              Map.entry("galician", GalicianAnalyzer::new),
              Map.entry("german", GermanAnalyzer::new),
              Map.entry("greek", GreekAnalyzer::new),
              Map.entry("hindi", HindiAnalyzer::new),
              Map.entry("hungarian", HungarianAnalyzer::new),
              Map.entry("indonesian", IndonesianAnalyzer::new),
              Map.entry("irish", IrishAnalyzer::new),
              Map.entry("italian", ItalianAnalyzer::new),
              Map.entry("keyword", KeywordAnalyzer::new),
              Map.entry("latvian", LatvianAnalyzer::new),
              Map.entry("lithuanian", LithuanianAnalyzer::new),
              Map.entry("nepali", NepaliAnalyzer::new),
              Map.entry("norwegian", NorwegianAnalyzer::new),
              Map.entry("persian", PersianAnalyzer::new),
              Map.entry("portuguese", PortugueseAnalyzer::new),
              Map.entry("romanian", RomanianAnalyzer::new),
              Map.entry("russian", RussianAnalyzer::new),
              Map.entry("serbian", SerbianAnalyzer::new),
              Map.entry("simple", SimpleAnalyzer::new),
              Map.entry("spanish", SpanishAnalyzer::new),
              Map.entry("standard", StandardAnalyzer::new),
              Map.entry("stop", () -> new StopAnalyzer(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)),
              Map.entry("swedish", SwedishAnalyzer::new),
              Map.entry("tamil", TamilAnalyzer::new),
              Map.entry("telugu", TeluguAnalyzer::new),
              Map.entry("thai", ThaiAnalyzer::new),
              Map.entry("turkish", TurkishAnalyzer::new),
              Map.entry("whitespace", WhitespaceAnalyzer::new)));

  private final Analyzer analyzer;

  /**
   * One of Lucene's.
   *
   * @throws ConfigurationException if there is none of this name; names the nearest
   */
  public Analysers(String name) {
    Supplier<Analyzer> found = KNOWN.get(name);
    if (found == null) {
      throw new ConfigurationException(
          "There is no analyser '" + name + "'. " + Names.suggestion(name, KNOWN.keySet()));
    }
    analyzer = found.get();
  }

  /** The tokens of a text, by any thread. */
  public List<String> tokens(String text) {
    List<String> found = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        found.add(term.toString());
      }
      stream.end();
      return found;
    } catch (IOException e) {
      throw new DataException("The text cannot be analysed: " + e.getMessage(), e);
    }
  }
}
